import ExampleRunning
package import Publishing
package import Site

extension RenderedSite {
    /// Its files, of which pages are made when they are asked for.
    package var published: PublishedFiles {
        PublishedFiles(
            files.mapValues { content in
                switch content {
                case .bytes(let bytes): .bytes(bytes)
                case .page(let page):
                    .made(bytes: { page.bytes }, ingredients: { page.ingredients })
                case .derived(let file):
                    .derived(
                        files: file.pages, bytes: { file.bytes },
                        ingredients: { file.ingredients })
                }
            }, ingredients: ingredients)
    }
}

extension OutputDirectory {
    /// What is known of the files that were made for this folder, in a cache that keeps results.
    package func knownFiles(in cache: CacheFolder) -> KnownFiles {
        guard let results = cache.results, let kept = try? ResultCache(in: results) else {
            return KnownFiles()
        }
        return KnownFiles(of: self, in: kept.pages)
    }
}
