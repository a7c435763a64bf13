let (orders, counter) = AsyncStream.makeStream(of: String.self)

let guests = Task {
    for order in ["tea", "coffee"] {
        try await Task.sleep(for: .milliseconds(200))
        counter.yield(order)
    }
    counter.finish()
}

for await order in orders {
    print("one", order)
}
for await order in orders {
    print("another", order)
}
print("closing time")
