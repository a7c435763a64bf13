// The snippets of this package see the modules that its library needs.
@_exported import AsyncAlgorithms
