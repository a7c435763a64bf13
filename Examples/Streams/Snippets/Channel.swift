import AsyncAlgorithms

let channel = AsyncChannel<Int>()

let sender = Task {
    for number in 1...3 {
        await channel.send(number)
        print("sent", number)
    }
    channel.finish()
}

try await Task.sleep(for: .milliseconds(200))
print("nothing is sent yet")  // Prints "nothing is sent yet"

var sum = 0
for await number in channel { sum += number }
// Prints "sent 1"
// Prints "sent 2"
// Prints "sent 3"
print(sum)  // Prints "6"
