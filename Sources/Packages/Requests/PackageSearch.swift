import Caching
package import Examples
import Foundation

extension PackageRequest {
    /// The package that a folder belongs to: of the nearest `Package.swift` in it or above, not past
    /// the top of a repository. Nil where there is none.
    ///
    /// `folder` is an absolute path.
    package static func nearest(to folder: String) -> PackageRequest? {
        guard let real = realPath(folder) else { return nil }
        for place in foldersAround(real) {
            if access(place + "/Package.swift", F_OK) == 0 {
                var request = PackageRequest()
                request.path = place
                return request
            }
            if access(place + "/.git", F_OK) == 0 { return nil }
        }
        return nil
    }
}
