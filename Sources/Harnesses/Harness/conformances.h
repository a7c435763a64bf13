/// What a compiler asks the Swift runtime about itself.
///
/// It is partly written in Swift. It asks thousands of times whether a type of its own conforms to
/// a protocol. The first time takes a walk over all conformances; then the runtime knows the
/// answer. The tool asks too what one copy has asked, and each further copy finds the answers
/// there.

#ifndef SITEGEN_CONFORMANCES_H
#define SITEGEN_CONFORMANCES_H

#include <link.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>

/// `swift_conformsToProtocol` of a type and a protocol: the address of the witness table, or null.
typedef const void *(*conforms)(const void *, const void *);

/// The sample makes half as many.
enum { MOST_QUESTIONS = 1 << 17 };

/// What a copy has asked, in memory that it shares with the tool.
static struct {
    unsigned count;
    struct question { const void *type, *protocol, *answer; } list[MOST_QUESTIONS];
} *questions;

/// Whether this is the copy whose questions are noted.
static bool is_noting;

static inline bool begin_questions(void) {
    void *memory = mmap(NULL, sizeof *questions, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    questions = memory == MAP_FAILED ? NULL : memory;
    return questions != NULL;
}

/// Returns the answer.
static inline const void *note_question(const void *type, const void *protocol, const void *answer) {
    if (is_noting && questions->count < MOST_QUESTIONS)
        questions->list[questions->count++] = (struct question){type, protocol, answer};
    return answer;
}

struct search { const void *address; bool is_found; };

static inline int search_image(struct dl_phdr_info *image, size_t size, void *context) {
    (void)size;
    struct search *search = context;
    for (int i = 0; i < image->dlpi_phnum && !search->is_found; i++) {
        const ElfW(Phdr) *part = &image->dlpi_phdr[i];
        size_t offset = (size_t)search->address - (image->dlpi_addr + part->p_vaddr);
        search->is_found = part->p_type == PT_LOAD && offset < part->p_memsz;
    }
    return search->is_found;
}

/// Whether it is null or part of a file that was loaded. It is then the same in each copy.
static inline bool is_of_image(const void *address) {
    struct search search = {.address = address, .is_found = !address};
    if (address) dl_iterate_phdr(search_image, &search);
    return search.is_found;
}

/// Asks again what a copy has asked. False where an answer is another one: the runtime keeps each, so that
/// one that is wrong would be wrong in every copy.
static inline bool ask_again(conforms ask) {
    for (unsigned i = 0; i < questions->count; i++) {
        const struct question *it = &questions->list[i];
        if (is_of_image(it->type) && is_of_image(it->protocol) && is_of_image(it->answer)
            && ask(it->type, it->protocol) != it->answer)
            return false;
    }
    munmap(questions, sizeof *questions);
    return true;
}

#endif
