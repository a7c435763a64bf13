import Foundation

let folder = try FileManager.default.contentsOfDirectory(atPath: ".")
let variables = ProcessInfo.processInfo.environment.keys
print(folder.sorted())
print(variables.sorted())
