@MainActor func fillKettle() async -> Int {
    print("filling")
    return 2
}

let cups = await fillKettle()
print("\(cups) cups")

let guest = Task { print("guest: good morning!") }
let more = await fillKettle()
let evenMore = await fillKettle()
print("\(more + evenMore) more cups, and nobody came in")

await guest.value
print("the guest has spoken")
