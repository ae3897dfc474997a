"""Downloaded models: which there are, where they lie, how they get there.

catalogue  the models that voiceguide knows: files, digests, licences (data: ``catalogue.toml``)
folder     the folder of models on this machine, and what is in it
"""
