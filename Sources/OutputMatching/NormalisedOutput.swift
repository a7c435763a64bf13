/// What was printed, rewritten towards what is stated. The two are set beside each other with the
/// fewest differing lines, on ties in the earliest way.
///
/// This one text is compared, published and blessed. What is stated holds if and only if it is this
/// text; and the text rewritten again is the same.
package struct NormalisedOutput: Hashable, Sendable {
    package enum Line: Hashable, Sendable {
        /// A printed line that is the stated one with this index to the letter.
        case captured(String, stated: Int)
        /// What the wildcards of the stated line with this index matched: a line, or for `...` any
        /// number of lines.
        case wildcard(stated: Int)
        /// A printed line that no stated one stands for.
        case printed(String)
        /// Printed lines between others, of which `contains` says nothing.
        case leftOut
    }

    package let lines: [Line]
    /// Whether what is stated holds for what was printed.
    package let holds: Bool
    /// Whether finding it would take too long; then it is what was printed.
    package let isGivenUp: Bool
    /// The stated lines.
    let stated: [LinePattern]

    /// The indices of the stated lines that were not printed.
    package var missing: [Int] {
        let kept = Set(lines.compactMap(\.stated))
        return stated.indices.filter { !kept.contains($0) }
    }

    /// The text: the stated lines as they are stated where a wildcard matched, all others as they
    /// were printed.
    package var texts: [String] {
        lines.compactMap { line in
            switch line {
            case .captured(let text, _), .printed(let text): text
            case .wildcard(let index): stated[index].text
            case .leftOut: nil
            }
        }
    }

    /// What a page shows: captured lines where they are stated to the letter, an ellipsis where a
    /// wildcard matched. A page therefore does not change from run to run.
    package var published: [PublishedLine] {
        var shown: [PublishedLine] = []
        for line in lines {
            let own: PublishedLine =
                switch line {
                case .captured(let text, _), .printed(let text): .text(text)
                case .wildcard(let index) where stated[index].isEllipsis: .ellipsis
                case .wildcard(let index): .pieces(stated[index].literalPieces)
                case .leftOut: .ellipsis
                }
            if own != .ellipsis || shown.last != .ellipsis { shown.append(own) }
        }
        return shown
    }
}

extension NormalisedOutput.Line {
    /// The index of the stated line that stands there.
    package var stated: Int? {
        switch self {
        case .captured(_, let index), .wildcard(let index): index
        case .printed, .leftOut: nil
        }
    }
}

extension OutputPattern {
    /// What was printed, rewritten towards these lines.
    package func normalised(_ printed: OutputLines) -> NormalisedOutput {
        let printed = printed.lines
        let alignment = alignment(with: printed)
        let lines: [NormalisedOutput.Line] =
            if alignment.isGivenUp {
                printed.map { .printed($0) }
            } else {
                switch matching {
                case .exact: inOrder(printed, alignment)
                case .unordered: inAnyOrder(printed, alignment)
                case .contains: amongOthers(printed, alignment)
                }
            }
        return NormalisedOutput(
            lines: lines, holds: alignment.isComplete, isGivenUp: alignment.isGivenUp,
            stated: self.lines)
    }

    /// A stated line that stands for what was printed.
    private func statedLine(
        _ index: Int, _ partner: OutputAlignment.Partner, _ printed: [String]
    ) -> NormalisedOutput.Line? {
        switch partner {
        case .line(let line) where lines[index].isLiterally(printed[line]):
            .captured(printed[line], stated: index)
        case .line, .lines: .wildcard(stated: index)
        case .none: nil
        }
    }

    private func inOrder(
        _ printed: [String], _ alignment: OutputAlignment
    ) -> [NormalisedOutput.Line] {
        var result: [NormalisedOutput.Line] = []
        let replacements = alignment.besideEllipses(of: printed, like: lines)
        var pending: [Int] = []
        var unstated = alignment.unstated[...]
        for (index, partner) in alignment.partners.enumerated() {
            guard let line = statedLine(index, partner, printed) else {
                pending += replacements[index] ?? []
                continue
            }
            result += pending.map { .printed(printed[$0]) }
            pending = []
            if case .line(let place) = partner {
                let before = unstated.prefix { $0 < place }
                result += before.map { .printed(printed[$0]) }
                unstated = unstated.dropFirst(before.count)
            }
            result.append(line)
        }
        return result + (pending + unstated).map { .printed(printed[$0]) }
    }

    /// In the stated order; what is not stated comes last, in its own.
    private func inAnyOrder(
        _ printed: [String], _ alignment: OutputAlignment
    ) -> [NormalisedOutput.Line] {
        alignment.partners.enumerated().compactMap { statedLine($0, $1, printed) }
            + alignment.unstated.map { .printed(printed[$0]) }
    }

    /// The stated lines that occur. The printed lines that are most like them there replace those
    /// that do not.
    private func amongOthers(
        _ printed: [String], _ alignment: OutputAlignment
    ) -> [NormalisedOutput.Line] {
        let replacements = alignment.mostSimilar(of: printed, like: lines)
        var result: [NormalisedOutput.Line] = []
        var next = 0
        func add(_ line: NormalisedOutput.Line, at place: Int) {
            if place > next, result.last != .leftOut { result.append(.leftOut) }
            result.append(line)
            next = max(next, place + 1)
        }
        for (index, partner) in alignment.partners.enumerated() {
            if let replacement = replacements[index]?.first {
                add(.printed(printed[replacement]), at: replacement)
            } else if let line = statedLine(index, partner, printed) {
                if case .line(let place) = partner {
                    add(line, at: place)
                } else {
                    result.append(line)
                }
            }
        }
        if next < printed.count { result.append(.leftOut) }
        return result
    }
}

/// One line of output as a page shows it.
package enum PublishedLine: Hashable, Sendable {
    /// Pieces of text with an ellipsis between each two; one piece is a captured line.
    case pieces([String])
    /// Any number of lines.
    case ellipsis

    /// A captured line.
    package static func text(_ line: String) -> PublishedLine { .pieces([line]) }

    /// A line that matches a pattern: as captured where that is it to the letter.
    package init(_ pattern: LinePattern, matching line: String) {
        self = pattern.isLiterally(line) ? .text(line) : .pieces(pattern.literalPieces)
    }
}
