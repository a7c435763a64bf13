import Foundation

struct Config: Decodable { var retries: Int }
let data = try Data(contentsOf: URL(filePath: "config.json"))
print(try JSONDecoder().decode(Config.self, from: data).retries)
