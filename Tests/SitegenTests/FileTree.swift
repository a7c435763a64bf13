import Foundation

/// The files of a folder with their content, by path.
struct FileTree: Equatable {
    var contents: [String: Data]

    init(_ contents: [String: Data] = [:]) {
        self.contents = contents
    }

    init(texts: [String: String]) {
        contents = texts.mapValues { Data($0.utf8) }
    }

    /// Reads a folder; one that is not there holds nothing.
    init(of folder: URL) throws {
        contents = [:]
        let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
        for case let name as String in names {
            let file = folder.appending(path: name)
            let values = try file.resourceValues(forKeys: [.isRegularFileKey])
            if values.isRegularFile == true { contents[name] = try Data(contentsOf: file) }
        }
    }

    /// The files that are not in a folder.
    func files(outside folder: String) -> FileTree {
        FileTree(contents.filter { !$0.key.hasPrefix(folder + "/") })
    }

    /// Writes the files, in place of the folder that is there.
    func replace(_ folder: URL) throws {
        try? FileManager.default.removeItem(at: folder)
        for (name, bytes) in contents {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: file)
        }
    }
}

extension FileTree {
    /// The files with small templates beside those that they hold, so that what is expected of a
    /// page does not change with the built-in ones.
    var withPlainTemplates: FileTree {
        let templates = FileTree(texts: [
            "templates/page.mustache": """
            <!DOCTYPE html>
            <title>{{documentTitle}}</title>
            <link rel="stylesheet" href="{{stylesheet}}">
            {{{content}}}

            """,
            "templates/assets/style.css": "body { margin: 0 }\n",
            "templates/assets/theme.js": "// the theme\n",
            "templates/assets/site.js": "// the site\n",
        ])
        return FileTree(contents.merging(templates.contents) { own, _ in own })
    }
}
