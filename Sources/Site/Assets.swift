/// The style sheet and the scripts, under names that hold a fingerprint of their content, so that a
/// browser can keep them for ever.
struct Assets {
    /// The published files by their paths.
    let files: [String: [UInt8]]
    private let addresses: [String: String]

    /// The built-in assets, those of the site's templates of the same name before them.
    init(shadowing templates: [SiteSource.File]) {
        var files: [String: [UInt8]] = [:]
        var addresses: [String: String] = [:]
        for builtIn in BuiltInTemplates.assets {
            let file = templates.first { $0.path == builtIn.path } ?? builtIn
            let address = Self.address(of: file)
            files[address] = file.bytes
            addresses[file.path] = address
        }
        self.files = files
        self.addresses = addresses
    }

    /// The path of an asset within the site: `assets/style.0123abcd.css`.
    func address(of path: String) -> String { addresses[path] ?? path }

    /// The path with the first 32 bits of the content's FNV-1a hash in it.
    private static func address(of file: SiteSource.File) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in file.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        let name = String(repeating: "0", count: 16 - digits.count) + digits
        let dot = file.path.lastIndex(of: ".") ?? file.path.endIndex
        return "\(file.path[..<dot]).\(name.prefix(8))\(file.path[dot...])"
    }
}
