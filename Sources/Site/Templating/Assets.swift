import Addresses
import Diagnostics
import Pages

/// The files that give pages their look: the style sheet, the scripts, and further ones of the
/// site's. The names of the first two, and of those that the theme names, hold a fingerprint of their
/// content: a browser can keep them for ever. The further ones have their own names, by which others
/// of them can name them.
struct Assets {
    /// The published files by their addresses.
    let files: [String: SiteSource.File]
    private let addresses: [String: String]

    /// The built-in assets, those of the site's templates of the same name before them. The style sheet
    /// has the accent of the theme. Those that are not needed are left out.
    init(
        shadowing templates: [SiteSource.File], theme: SiteTheme = SiteTheme(),
        leavingOut unneeded: Set<String> = []
    ) {
        var files: [String: SiteSource.File] = [:]
        var addresses: [String: String] = [:]
        let named = [theme.logo, theme.css].compactMap { $0?.path }
        let themed = templates.filter { named.contains($0.path) }
        let builtIn = BuiltInTemplates.assets.filter { file in
            !named.contains(file.path) && !unneeded.contains(file.path)
        }
        for builtIn in builtIn + themed {
            let own = templates.first { $0.path == builtIn.path && $0 != builtIn }
            var file = own ?? builtIn.withoutComments
            if file.path == "assets/style.css", let accent = theme.accent {
                file = file.coloured(by: accent)
            }
            let address = Self.address(of: file)
            files[address] = file
            addresses[file.path] = address
        }
        for file in templates
        where SiteSource.isAsset(file.path) && addresses[file.path] == nil
            && !unneeded.contains(file.path)
        {
            files[file.path] = file
        }
        self.files = files
        self.addresses = addresses
    }

    /// Finds `unused-template-file`: a file of `templates/` that is no template, no asset and not the
    /// file of words. Finds `missing-theme-file` for one that the theme names.
    static func problems(of templates: [SiteSource.File], theme: SiteTheme) -> [Diagnostic] {
        let unused = templates.filter {
            !SiteSource.isTemplate($0.path) && !SiteSource.isAsset($0.path)
                && $0.path != theme.words?.path
        }
        let paths = Set(templates.map(\.path))
        let pictures = [theme.logo, theme.css].compactMap(\.self)
        return unused.map { .unusedTemplateFile($0) }
            + theme.files.filter { !paths.contains($0.path) }
            .map { .missingThemeFile($0, near: nearMiss(of: $0.path, among: paths)) }
            + pictures.filter { paths.contains($0.path) && !SiteSource.isAsset($0.path) }
            .map { .unpublishedThemeFile($0) }
    }

    /// The owners of the assets' addresses, sorted.
    var owners: [AddressOwner] {
        files.sorted { $0.key < $1.key }.map { address, file in
            AddressOwner(
                address: address, kind: .asset, name: file.displayPath,
                location: SourceLocation(path: file.displayPath, line: 1))
        }
    }

    /// The path of an asset within the site: `assets/style.0123abcd.css`.
    func address(of path: String) -> String { addresses[path] ?? path }

    /// The path with a fingerprint of the content in it.
    private static func address(of file: SiteSource.File) -> String {
        let dot = file.path.lastIndex(of: ".") ?? file.path.endIndex
        return "\(file.path[..<dot]).\(Fingerprint(of: file.bytes))\(file.path[dot...])"
    }
}

extension SiteSource.File {
    /// A style sheet with the accent of a site in the layer of its tokens.
    fileprivate func coloured(by accent: SiteTheme.Accent) -> SiteSource.File {
        let rule = """

            @layer tokens {
              :root {
                --accent: light-dark(\(accent.light.text), \(accent.dark.text));
              }
            }

            """
        return SiteSource.File(path: path, displayPath: displayPath, bytes: bytes + rule.utf8)
    }

    /// A built-in script without the lines that are comments, and without indentation: browsers load
    /// it, and people read it in `templates/`. No text in it goes over several lines.
    fileprivate var withoutComments: SiteSource.File {
        guard path.hasSuffix(".js") else { return self }
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
            line.drop { $0 == UInt8(ascii: " ") }
        }
        let code = lines.filter { !$0.starts(with: "//".utf8) }.flatMap { $0 + "\n".utf8 }
        return SiteSource.File(path: path, displayPath: displayPath, bytes: code)
    }
}

extension Diagnostic {
    fileprivate static func unusedTemplateFile(_ file: SiteSource.File) -> Self {
        Diagnostic(
            code: "unused-template-file",
            summary: "'\(file.path)' is neither a template nor an asset",
            hint: "names of templates end in '.mustache'; files for pages are in "
                + "'templates/assets'; move other files out of 'templates'",
            location: SourceLocation(path: file.displayPath, line: 1))
    }

    fileprivate static func missingThemeFile(
        _ file: SiteTheme.NamedFile, near: String?
    ) -> Self {
        Diagnostic(
            code: "missing-theme-file", summary: "there is no file 'templates/\(file.path)'",
            hint: near.map { "did you mean '\($0)'?" } ?? "paths begin in the folder 'templates'",
            location: file.location)
    }

    fileprivate static func unpublishedThemeFile(_ file: SiteTheme.NamedFile) -> Self {
        Diagnostic(
            code: "missing-theme-file",
            summary: "'templates/\(file.path)' is not published with the site",
            hint: "move it into 'templates/assets'", location: file.location)
    }
}
