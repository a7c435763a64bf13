actor Seats {
    private var next = 1

    func take() -> Int {
        defer { next += 1 }
        return next
    }
}

func seat(_ guest: String, in seats: Seats) async throws -> Int {
    let seat = await seats.take()
    try await Task.sleep(for: .milliseconds(200))  // the guest finds the way
    return seat
}

let seats = Seats()
async let ada = seat("Ada", in: seats)
async let grace = seat("Grace", in: seats)
print("different seats:", try await ada != grace)
