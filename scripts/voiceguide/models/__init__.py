"""Downloaded models: the catalogue, the folder of models, downloads.

catalogue  the models that voiceguide knows: files, digests, licences (data: ``catalogue.toml``)
folder     the folder of models on this machine, and what is in it
facts      what is known of a model there: licence, attribution, digests
get        puts models there, and takes them out
download   files from the web
own        a voice of Piper that the catalogue does not know
parts      files out of the packages of other registries
"""
