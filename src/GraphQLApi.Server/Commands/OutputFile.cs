namespace GraphQLApi.Server.Commands;

/// <summary>A file that has its name only when it is whole: until then it is called <c>OUT.partial</c>. Standard output has no such protection but its exit code.</summary>
internal sealed class OutputFile : IAsyncDisposable
{
    private readonly string path;
    private bool isFinished;

    private OutputFile(string path, Stream stream) => (this.path, Stream) = (path, stream);

    public Stream Stream { get; }

    public bool IsStandardOutput => path == "-";

    /// <exception cref="IOException">It cannot be written; the message says what to do.</exception>
    public static OutputFile Open(string path, CommandContext context)
    {
        if (path == "-")
            return new(path, context.OpenOutput());
        // The system's own sentence would name the partial file, which nobody asked for.
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path} cannot be written: there is no folder {folder}. Create it, or name another file.");
        return new(path, new FileStream(path + ".partial", FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16, useAsync: false));
    }

    /// <summary>All is written: the file gets its name, in place of an older one.</summary>
    public void Finish()
    {
        Stream.Dispose();
        if (!IsStandardOutput)
            File.Move(path + ".partial", path, overwrite: true);
        isFinished = true;
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        if (!isFinished && !IsStandardOutput)
            File.Delete(path + ".partial");
    }
}
