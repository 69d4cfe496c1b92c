"""Static files with their fingerprint in the name, so that browsers may keep them for ever."""

from servestatic.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):
    """Compressed, fingerprinted files, with the imports between our ES modules rewritten too."""

    support_js_module_import_aggregation = True
