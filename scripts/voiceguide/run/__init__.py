"""What runs the steps: executor, store (atomic files, content-addressed), folders, plug-ins."""
