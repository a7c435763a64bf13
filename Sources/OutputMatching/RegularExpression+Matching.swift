extension RegularExpression {
    /// A place in the program, and where in the text the match would begin.
    private struct Thread {
        let place: Int
        let start: Int
    }

    /// Threads in the order of preference, each place at most once.
    private struct Threads {
        private(set) var list: [Thread] = []
        private var isTaken: [Bool]

        init(places: Int) { isTaken = Array(repeating: false, count: places) }

        mutating func removeAll() {
            for thread in list { isTaken[thread.place] = false }
            list.removeAll(keepingCapacity: true)
        }

        /// Adds a place; false where it is there.
        mutating func insert(_ thread: Thread) -> Bool {
            guard !isTaken[thread.place] else { return false }
            isTaken[thread.place] = true
            list.append(thread)
            return true
        }
    }

    /// The first stretch of a text, within bounds, that the expression matches and that is not
    /// empty; the one that the expression prefers of those that begin there.
    func firstMatch(in text: [Unicode.Scalar], within bounds: Range<Int>) -> Range<Int>? {
        var current = Threads(places: program.count)
        var following = Threads(places: program.count)
        var found: Range<Int>?
        for position in bounds.lowerBound...bounds.upperBound {
            if found == nil {
                follow(Thread(place: 0, start: position), at: position, of: text, into: &current)
            }
            if current.list.isEmpty, found != nil { break }
            walk: for thread in current.list {
                switch program[thread.place] {
                case .take(let set):
                    guard position < bounds.upperBound, set.contains(text[position]) else {
                        continue
                    }
                    let next = Thread(place: thread.place + 1, start: thread.start)
                    follow(next, at: position + 1, of: text, into: &following)
                case .match where thread.start < position:
                    found = thread.start..<position
                    // What would be preferred less is given up.
                    break walk
                case .split, .jump, .expect, .match: continue
                }
            }
            swap(&current, &following)
            following.removeAll()
        }
        return found
    }

    /// Adds a thread and all that it leads to without taking a character.
    private func follow(
        _ first: Thread, at position: Int, of text: [Unicode.Scalar], into threads: inout Threads
    ) {
        var waiting = [first.place]
        while let place = waiting.popLast() {
            guard threads.insert(Thread(place: place, start: first.start)) else { continue }
            switch program[place] {
            case .split(let preferred, let other): waiting += [other, preferred]
            case .jump(let target): waiting.append(target)
            case .expect(let boundary):
                if boundary.holds(at: position, of: text) { waiting.append(place + 1) }
            case .take, .match: continue
            }
        }
    }
}

extension RegularExpression.Boundary {
    fileprivate func holds(at position: Int, of text: [Unicode.Scalar]) -> Bool {
        func isWord(_ index: Int) -> Bool {
            text.indices.contains(index)
                && RegularExpression.CharacterSet.Kind.word.contains(text[index])
        }
        let isBetween = isWord(position - 1) != isWord(position)
        return switch self {
        case .start: position == 0
        case .end: position == text.count
        case .word: isBetween
        case .noWord: !isBetween
        }
    }
}
