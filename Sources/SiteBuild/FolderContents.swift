import Foundation

/// What is below a folder, by path; pipes and sockets are passed over.
struct FolderContents {
    private(set) var files: [String: [UInt8]] = [:]
    /// Symbolic links with their destinations as written; they are not followed.
    private(set) var links: [String: String] = [:]
    private(set) var emptyFolders: [String] = []

    init() {}

    /// Throws what Foundation throws where something cannot be read.
    init(of path: String) throws {
        var folders = [""]
        while let folder = folders.popLast() {
            let names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
            if names.isEmpty, !folder.isEmpty { emptyFolders.append(folder) }
            for name in names {
                let entry = folder.isEmpty ? name : "\(folder)/\(name)"
                let full = "\(path)/\(entry)"
                switch try FileManager.default.attributesOfItem(atPath: full)[.type]
                    as? FileAttributeType
                {
                case .typeDirectory?: folders.append(entry)
                case .typeRegular?:
                    files[entry] = [UInt8](try Data(contentsOf: URL(filePath: full)))
                case .typeSymbolicLink?:
                    links[entry] = try FileManager.default.destinationOfSymbolicLink(atPath: full)
                default: break
                }
            }
        }
    }
}
