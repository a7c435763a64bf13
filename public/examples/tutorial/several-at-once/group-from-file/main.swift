import Foundation

let list = try String(contentsOfFile: "errands.txt", encoding: .utf8)

try await withThrowingTaskGroup(of: String.self) { group in
    for line in list.split(separator: "\n") {
        let fields = line.split(separator: " ")
        let (errand, time) = (String(fields[0]), Int(fields[1])!)
        group.addTask {
            try await Task.sleep(for: .milliseconds(time))
            return errand
        }
    }
    for try await errand in group {
        print("done:", errand)
    }
}
