let (letters, box) = AsyncThrowingStream.makeStream(of: Int.self)

func count() async throws -> Int {
    var count = 0
    for try await _ in letters { count += 1 }
    return count
}

print("waiting for letters")
async let one = count()
async let other = count()
print("both together:", try await one + other)
box.finish()
