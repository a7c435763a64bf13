final class Playlist {
    var songs = ["Yesterday", "Help!", "Michelle"]
}

func sorted(_ playlist: Playlist) async -> [String] {
    let sorting = Task.detached { playlist.songs.sorted() }
    return await sorting.value
}
