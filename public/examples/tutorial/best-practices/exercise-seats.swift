actor Seats {
    var next = 1

    func advance() {
        next += 1
    }
}

func seat(_ guest: String, in seats: Seats) async throws -> Int {
    let seat = await seats.next
    try await Task.sleep(for: .milliseconds(200))  // the guest finds the way
    await seats.advance()
    return seat
}

let seats = Seats()
async let ada = seat("Ada", in: seats)
async let grace = seat("Grace", in: seats)
print("different seats:", try await ada != grace)
