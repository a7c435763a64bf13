enum DeliveryError: Error {
    case nobodyHome(floor: Int)
    case wrongAddress
}

func deliver(to name: String) async throws {
    try await Task.sleep(for: .milliseconds(20))
    switch name {
    case "Ada": return
    case "Grace": throw DeliveryError.nobodyHome(floor: 3)
    case "Barbara": throw CancellationError()
    default: throw DeliveryError.wrongAddress
    }
}

for name in ["Ada", "Grace", "Radia", "Barbara"] {
    do {
        try await deliver(to: name)
        print(name, "has it")
    } catch DeliveryError.nobodyHome(let floor) {
        print(name, "is out; it is with the neighbours on floor", floor)
    } catch is CancellationError {
        print("the round was called off")
    } catch {
        print("back to the sender:", error)
    }
}
