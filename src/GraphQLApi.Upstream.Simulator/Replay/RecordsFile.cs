using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text.Json;

namespace GraphQLApi.Upstream.Simulator.Replay;

/// <summary>Reads JSON lines, plain or gzip (told by the first two bytes, not by the name).</summary>
internal static class RecordsFile
{
    /// <exception cref="InvalidDataException">Names the file and the line that is not a record.</exception>
    public static async Task<List<ReplayedRecord>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"Records file '{path}' does not exist.", path);
        await using var file = File.OpenRead(path);
        var isGzip = file.ReadByte() == 0x1f && file.ReadByte() == 0x8b;
        file.Position = 0;
        await using Stream lines = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        var records = new List<ReplayedRecord>();
        var reader = PipeReader.Create(lines, new StreamPipeReaderOptions(bufferSize: 1 << 16));
        for (var number = 1; ;)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } newline)
            {
                Add(records, buffer.Slice(0, newline), path, number++);
                buffer = buffer.Slice(buffer.GetPosition(1, newline));
            }

            if (result.IsCompleted)
            {
                Add(records, buffer, path, number);
                return records;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static void Add(List<ReplayedRecord> records, ReadOnlySequence<byte> line, string path, int number)
    {
        var bytes = line.ToArray().AsSpan().Trim(" \t\r\uFEFF"u8).ToArray();
        if (bytes.Length == 0)
            return;
        try
        {
            records.Add(ReplayedRecord.Parse(bytes));
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"Records file '{path}', line {number}: {exception.Message}", exception);
        }
    }
}
