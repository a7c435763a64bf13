let (orders, kitchen) = AsyncStream.makeStream(of: String.self)

let cook = Task {
    for await order in orders {
        print("cooking", order)
    }
    print("kitchen closed")
}

for order in ["soup", "pasta", "cake"] {
    kitchen.yield(order)
}
kitchen.finish()
await cook.value
