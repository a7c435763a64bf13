struct NoSignal: Error {}

func read(_ gauge: String) async throws -> Int {
    try await Task.sleep(for: .milliseconds(20))
    if gauge == "sluice" { throw NoSignal() }
    return gauge.count
}

func readAll(_ gauges: [String]) async -> [String: Result<Int, any Error>] {
    await withTaskGroup(of: (String, Result<Int, any Error>).self) { group in
        for gauge in gauges {
            group.addTask {
                do {
                    return (gauge, .success(try await read(gauge)))
                } catch {
                    return (gauge, .failure(error))
                }
            }
        }
        var readings: [String: Result<Int, any Error>] = [:]
        for await (gauge, reading) in group {
            readings[gauge] = reading
        }
        return readings
    }
}

let readings = await readAll(["well", "sluice", "harbour"])
for (gauge, reading) in readings.sorted(by: { $0.key < $1.key }) {
    do {
        print(gauge, "stands at", try reading.get())
    } catch {
        print(gauge, "gave no answer:", error)
    }
}
