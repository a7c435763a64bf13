let podium = try await withThrowingTaskGroup(of: String.self) { group in
    let times = ["Ada": 600, "Grace": 200, "Radia": 400, "Barbara": 60_000, "Frances": 60_000]
    for (name, time) in times {
        group.addTask {
            try await Task.sleep(for: .milliseconds(time))
            return name
        }
    }
    var podium: [String] = []
    for try await name in group {
        podium.append(name)
        if podium.count == 3 { break }
    }
    group.cancelAll()
    return podium
}
print(podium)
