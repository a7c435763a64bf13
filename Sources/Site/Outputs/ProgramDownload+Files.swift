import Diagnostics
import Examples
import Judging
import Pages

extension ProgramDownload {
    /// The files of all programs; a program of several examples once.
    static func files(
        of pages: [Page], showing examples: [String: ArraySlice<CheckedExample>]
    ) -> [SiteOutputs.File] {
        var known: Set<String> = []
        return pages.flatMap { page in
            (examples[page.source.path] ?? []).compactMap { ProgramDownload($0, on: page.path) }
                .flatMap { download in
                    download.files.filter { known.insert(download.address(of: $0)).inserted }
                        .map { file in
                            SiteOutputs.File(
                                address: download.address(of: file), output: .programs
                            ) { _ in .bytes(Array(file.text.utf8)) }
                        }
                }
        }
    }
}
