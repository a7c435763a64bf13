import Foundation

let numbers = [readLine(), readLine()].compactMap { $0 }.compactMap { Int($0) }
let unit = ProcessInfo.processInfo.environment["UNIT"] ?? ""
print(CommandLine.arguments.dropFirst().joined())
print("\(numbers.reduce(1, *)) \(unit)²")
