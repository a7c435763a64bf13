import Foundation

/// The files of a small site that builds: a page, an example of each kind, and a job for CI.
package struct InitialSite: Sendable {
    /// A file, by its path relative to the folder that it belongs to.
    package struct File: Hashable, Sendable {
        package let path: String
        package let text: String
    }

    /// A library that the site's examples import.
    package struct Library: Hashable, Sendable {
        package let product: String
        package let module: String
        /// The folder of its package, relative to the site.
        package let folder: String

        package init(product: String, module: String, folder: String) {
            self.product = product
            self.module = module
            self.folder = folder
        }
    }

    package let title: String
    /// Nil where examples import no package.
    package let library: Library?

    package init(title: String, library: Library?) {
        self.title = title
        self.library = library
    }

    /// What the folder of the site gets, in the order in which it is written. Without its
    /// configuration a folder is no site, so that is the last.
    package var files: [File] {
        var index = Self.text(PackageResources.index_md, ["heading": heading])
        var configuration = Self.text(PackageResources.sitegen_yml, ["title": title.quoted])
        var files: [File] = []
        if let library {
            let words = ["product": library.product, "module": library.module]
            index += Self.text(PackageResources.package_link_md, words)
            configuration += "  package: \(library.folder.quoted)\n"
            files.append(
                File(
                    path: "content/package.md", text: Self.text(PackageResources.package_md, words))
            )
        }
        files += [
            File(path: "content/index.md", text: index),
            File(path: "content/examples.md", text: Self.text(PackageResources.examples_md)),
            File(path: "sitegen.yml", text: configuration),
        ]
        return files
    }

    /// What Git is to pass over in the folder of the site.
    package static var ignored: File {
        File(path: ".gitignore", text: text(PackageResources.gitignore))
    }

    /// What a workflow says where it is not known whose action it uses. No account has such a name,
    /// so that nobody else's code can run.
    package static let unknownAction = "<owner>/sitegen@v0.1.0"

    /// The job for GitHub, relative to the top of the repository. `directory` is the folder of the site
    /// there, and `action` is what the job uses.
    package static func workflow(of directory: String, action: String) -> File {
        File(
            path: ".github/workflows/documentation.yml",
            text: text(
                PackageResources.documentation_yml,
                ["action": action, "directory": directory.quoted]))
    }

    /// The title as the text of a heading: signs of markdown stand for themselves.
    private var heading: String {
        title.reduce(into: "") { text, character in
            if "\\`*_[]<>&#~|$".contains(character) { text += "\\" }
            text.append(character)
        }
    }

    /// A text with what stands for its names; a sign of GitHub's expressions is no name.
    private static func text(_ bytes: [UInt8], _ words: [String: String] = [:]) -> String {
        words.reduce(String(decoding: bytes, as: UTF8.self)) { text, word in
            text.replacing("{{\(word.key)}}", with: word.value)
        }
    }
}

extension String {
    /// As a scalar of YAML in double quotes.
    fileprivate var quoted: String {
        let inner = unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                "\\x" + String(scalar.value + 0x100, radix: 16).dropFirst()
            default: String(scalar)
            }
        }
        return "\"\(inner.joined())\""
    }
}
