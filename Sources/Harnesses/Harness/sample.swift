/// A program of the kinds of statements that examples have. A compiler that is kept warm compiles
/// it once. The compiler has then seen the types of its own that each program makes it use. The
/// program is never run.

protocol Shape {
    associatedtype Measure: Numeric & Comparable
    var name: String { get }
    func area(scaledBy factor: Measure) -> Measure
}

extension Shape {
    var description: String { "\(name), \(area(scaledBy: 2))" }
}

struct Square: Shape, Hashable, Codable {
    let side: Double
    var name: String { "square" }
    func area(scaledBy factor: Double) -> Double { side * side * factor }
}

enum Order: Error, Equatable {
    case missing
    case wrong(reason: String, count: Int)
    indirect case nested(Order)

    var words: String {
        switch self {
        case .missing: return "missing"
        case .wrong(let reason, let count) where count > 1: return "\(count) \(reason)"
        case .wrong(let reason, _): return reason
        case .nested(let order): return order.words
        }
    }
}

class Account: CustomStringConvertible {
    private(set) var balance = 0
    weak var owner: Account?
    var observers: [(Int) -> Void] = []
    lazy var history: [String: [Int]] = [:]
    var limit: Int? { didSet { for observer in observers { observer(limit ?? -1) } } }

    init(balance: Int = 0) { self.balance = balance }
    deinit { print("closed") }

    var description: String { "account with \(balance)" }

    func deposit(_ amount: Int, for reason: String = "cash") throws -> Int {
        guard amount > 0 else { throw Order.wrong(reason: reason, count: amount) }
        defer { history[reason, default: []].append(amount) }
        balance += amount
        return balance
    }

    subscript(reason: String) -> Int { history[reason]?.reduce(0, +) ?? 0 }
}

final class Savings: Account {
    override var description: String { "savings: " + super.description }
}

func sorted<Element: Comparable>(_ elements: [Element], by keys: (Element) -> Int) -> [Element] {
    var result = elements
    result.sort { keys($0) < keys($1) || $0 < $1 }
    return result.filter { keys($0) != 0 }
}

func counter(from start: Int) -> () -> Int {
    var count = start
    return {
        count += 1
        return count
    }
}

func swapped(_ first: inout Int, _ second: inout Int) { (first, second) = (second, first) }

// Variables at top level, which examples have; no task ever reads this one, since nothing is run.
let names = ["square", "circle"]
nonisolated(unsafe) var uses = names.count

func shapes() -> [any Shape] { [Square(side: 2), Square(side: 3)] }

func statements() {
    var counts: [String: Int] = [:]
    for (index, word) in ["one", "two", "three"].enumerated() where index != 1 {
        counts[word, default: 0] += word.count
    }
    var text = names[0]
    uses += 1
    for key in counts.keys.sorted() { text += "\(key)=\(counts[key] ?? 0);" }
    let account: Account? = Savings(balance: 10)
    if let account, account.balance > 5 { print(account, text) }
    do {
        print(try account?.deposit(5) ?? 0)
        print(try account?.deposit(-5, for: "mistake") as Any)
    } catch let order as Order {
        print(order.words, order == .missing)
    } catch {
        print("unexpected: \(error)")
    }
    let next = counter(from: 3)
    print(next(), next(), (1...5).map { $0 * $0 }.lazy.filter { $0 % 2 == 1 }.reduce(0, +))
    var (low, high) = (1, 2)
    swapped(&low, &high)
    while low > 0 { low -= 1 }
    repeat { high += 1 } while high < 5
    let path = \Square.side
    print(Square(side: 4)[keyPath: path], shapes().map { $0.description })
    print(sorted([3, 1], by: { $0 }))
    let unknown: Any = account as Any
    switch unknown {
    case let number as Int: print(number)
    case is Account: print("an account")
    default: print(type(of: unknown))
    }
    let numbers: Set<Int> = [1, 2, 3]
    print(numbers.contains(2), numbers.union([4]).count, Int("12") ?? 0, [1, 2, 3][1...])
}

actor Store {
    private var items: [String] = []
    var count: Int { items.count }
    func add(_ item: String) { items.append(item) }
}

@MainActor func asynchronous() async throws {
    let store = Store()
    await store.add("first")
    async let later = slow(2)
    let sum = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 1...3 { group.addTask { try await slow(number) } }
        var sum = 0
        for try await number in group { sum += number }
        return sum
    }
    let task = Task { await store.count }
    let stream = AsyncStream<Int> { continuation in
        continuation.yield(1)
        continuation.finish()
    }
    for await number in stream { print(number) }
    print(sum, try await later, await task.value)
}

func slow(_ number: Int) async throws -> Int {
    try await Task.sleep(for: .milliseconds(number))
    return number
}
