import Foundation
import Testing

/// Examples that do not link: what is said of them is the same with every linker.
struct LinkingTests {
    /// The linkers that are here, by what `swiftc` calls them; nil is the one that it takes itself.
    private static let linkers: [String?] =
        [nil] + ["gold", "lld", "bfd"].filter { (name: String) in executable("ld." + name) != nil }

    @Test(arguments: linkers)
    private func `what does not link is told by the name of the symbol`(
        _ linker: String?
    ) async throws {
        try await withSite(page: page) { site in
            var environment: [String: String] = [:]
            if let linker {
                environment["SWIFTC"] = try site.writeCompiler(
                    """
                    case "$*" in *main.swift*) exec "$REAL" -use-ld=\(linker) "$@" ;; esac
                    exec "$REAL" "$@"

                    """)
            }
            let run = try await site.sitegen(["check"], environment: environment)
            #expect(run.withoutQuotations == stated, "\(run.errors)")
            #expect(run.status == 1)
            for name in ["nowhere", "_sitegen_mark"] {
                #expect(run.quotations.contains { $0.contains(name) }, "\(run.errors)")
            }
            #expect(!run.quotations.contains { $0.contains("/work/") }, "\(run.errors)")
        }
    }
}

extension SitegenRun {
    /// The lines in which the linker speaks: below the line of the page.
    fileprivate var quotations: [Substring] {
        errors.split(separator: "\n").filter { $0.hasPrefix("   | ") }
    }

    fileprivate var withoutQuotations: String {
        errors.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("   | ") }.joined(separator: "\n")
    }
}

private let stated = """
    content/index.md:13:1: error: the linker finds no 'nowhere' [example-does-not-link]
    13 | ```swift
       = define it in the example, since a declaration alone is not enough;
         'no-run' leaves linking to the reader

    content/index.md:20:1: error: the linker finds '_sitegen_mark' twice [example-does-not-link]
    20 | ```swift
       = give one of the two another name

    4 examples: 2 passed, 2 failed; 2 errors

    """

private let page = """
    # Linking

    ```swift
    print("before")
    ```

    ```output
    before
    ```

    A declaration without a definition:

    ```swift
    @_silgen_name("nowhere") func nowhere()
    nowhere()
    ```

    A name that the harness has:

    ```swift
    @_cdecl("_sitegen_mark") public func mark() {}
    print("twice")
    ```

    ```output
    twice
    ```

    ```swift
    print("after")
    ```

    ```output
    after
    ```

    """
