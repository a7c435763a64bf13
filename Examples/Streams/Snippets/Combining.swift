import AsyncAlgorithms

let seats = ["1A", "1B", "1C"].async
let guests = ["Ada", "Grace", "Radia"].async

for await (guest, seat) in zip(guests, seats) {
    print(guest, "sits at", seat)
}
// Prints "Ada sits at 1A"
// Prints "Grace sits at 1B"
// Prints "Radia sits at 1C"

var arrivals: [String] = []
for await name in merge(guests, ["Barbara"].async) {
    arrivals.append(name)
}
print(arrivals.count, "guests, in an order that is not promised")
// Prints "4 guests, in an order that is not promised"

for await table in guests.chunks(ofCount: 2) {
    print("a table for", table)
}
// Prints "a table for ["Ada", "Grace"]"
// Prints "a table for ["Radia"]"
