import Caching
import Foundation

/// The top of the repository that a folder lies in, without symbolic links; nil where it is in none.
///
/// It is the next folder above, or itself, that holds `.git`. A workflow may check a repository out
/// into a folder of its workspace. The host knows the paths of the repository. It is the workspace
/// of GitHub (`GITHUB_WORKSPACE`) around it where that has none, as where the repository was
/// downloaded. What lies above that is another's.
package func repositoryTop(of folder: String, environment: [String: String]) -> String? {
    let folder = URL(filePath: folder, directoryHint: .isDirectory).resolvingSymlinksInPath()
    let workspace = environment["GITHUB_WORKSPACE"].flatMap { path in
        path.hasPrefix("/")
            ? URL(filePath: path, directoryHint: .isDirectory).resolvingSymlinksInPath().path : nil
    }
    return foldersAround(folder.path).first { path in
        // It is a file in a work tree beside the repository.
        path == workspace || FileManager.default.fileExists(atPath: path + "/.git")
    }
}
