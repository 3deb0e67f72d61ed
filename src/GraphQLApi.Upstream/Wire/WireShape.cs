using System.Text;
using System.Text.Json;

namespace GraphQLApi.Upstream.Wire;

/// <summary>
/// How one kind of vendor object is read: a table of (name on the wire, scalar, property). Names are compared exactly, so that
/// `Reason` and `reason` stay apart (T25). System.Text.Json's own converters throw the whole record away at the first value of an
/// unexpected type and cannot say where it was; this keeps the record and notes the path.
/// </summary>
internal sealed class WireShape<T> where T : class, new()
{
    private readonly List<Field> fields = [];

    private delegate void Reading(ref Utf8JsonReader reader, T record, WireNotes notes, ReadOnlyMemory<byte> source);

    public IEnumerable<string> Names => fields.Select(entry => entry.Name);

    public WireShape<T> Text(string name, Action<T, string?> set) =>
        Add(name, (ref reader, record, notes, _) => set(record, WireScalars.Text(ref reader, notes)));

    public WireShape<T> Flag(string name, Action<T, bool?> set) =>
        Add(name, (ref reader, record, notes, _) => set(record, WireScalars.Flag(ref reader, notes)));

    public WireShape<T> Int(string name, Action<T, int?> set) =>
        Add(name, (ref reader, record, notes, _) => set(record, WireScalars.Int(ref reader, notes)));

    public WireShape<T> Long(string name, Action<T, long?> set) =>
        Add(name, (ref reader, record, notes, _) => set(record, WireScalars.Long(ref reader, notes)));

    public WireShape<T> Number(string name, Action<T, double?> set) =>
        Add(name, (ref reader, record, notes, _) => set(record, WireScalars.Number(ref reader, notes)));

    /// <summary>A part whose inner shape is open: kept as the JSON text that was sent; JSON null is nothing.</summary>
    public WireShape<T> Json(string name, Action<T, ReadOnlyMemory<byte>?> set) =>
        Add(name, (ref reader, record, _, source) =>
        {
            var start = (int)reader.TokenStartIndex;
            var isNull = reader.TokenType == JsonTokenType.Null;
            reader.Skip();
            set(record, isNull ? null : source[start..(int)reader.BytesConsumed]);
        });

    public WireShape<T> Texts(string name, Action<T, IReadOnlyList<string>> set) =>
        Add(name, (ref reader, record, notes, _) => set(
            record, List(ref reader, notes, (ref item, inner) => WireScalars.Text(ref item, inner))));

    public WireShape<T> Object<TPart>(string name, WireShape<TPart> shape, Action<T, TPart?> set) where TPart : class, new() =>
        Add(name, (ref reader, record, notes, source) => set(record, shape.ReadOrNote(ref reader, notes, source)));

    public WireShape<T> Objects<TPart>(string name, WireShape<TPart> shape, Action<T, IReadOnlyList<TPart>> set) where TPart : class, new() =>
        Add(name, (ref reader, record, notes, source) => set(
            record, List(ref reader, notes, (ref item, inner) => shape.ReadOrNote(ref item, inner, source))));

    /// <summary>The same JSON object also carries the fields of <paramref name="shape"/>; the part is made when the first of them shows up.</summary>
    /// <summary>For lists whose absence says something else than their emptiness: null for anything but a list.</summary>
    public WireShape<T> ObjectsIfSent<TPart>(string name, WireShape<TPart> shape, Action<T, IReadOnlyList<TPart>?> set) where TPart : class, new() =>
        Add(name, (ref reader, record, notes, source) =>
        {
            var isList = reader.TokenType == JsonTokenType.StartArray;
            var items = List(ref reader, notes, (ref inner, noted) => shape.ReadOrNote(ref inner, noted, source));
            set(record, isList ? items : null);
        });

    public WireShape<T> Include<TPart>(WireShape<TPart> shape, Func<T, TPart> part) where TPart : class, new()
    {
        foreach (var field in shape.fields.Where(inner => fields.TrueForAll(own => own.Name != inner.Name)))
        {
            Add(field.Name, (ref reader, record, notes, source) => field.Read(ref reader, part(record), notes, source));
        }

        return this;
    }

    /// <summary>Reads the object at the reader; <paramref name="source"/> is the text that the reader started on.</summary>
    public T Read(ref Utf8JsonReader reader, WireNotes notes, ReadOnlyMemory<byte> source)
    {
        var record = new T();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = Find(ref reader);
            reader.Read();
            if (field is null)
            {
                reader.Skip();
                continue;
            }

            var before = notes.Count;
            field.Read(ref reader, record, notes, source);
            notes.Prefix(before, field.Name);
        }

        return record;
    }

    private static List<TItem> List<TItem>(ref Utf8JsonReader reader, WireNotes notes, ReadItem<TItem> read) where TItem : class
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            WireScalars.Nothing<string>(ref reader, notes);
            return [];
        }

        var items = new List<TItem>();
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var before = notes.Count;
            if (read(ref reader, notes) is { } item)
            {
                items.Add(item);
            }

            if (notes.Count > before)
            {
                notes.Prefix(before, $"[{i}]");
            }
        }

        return items;
    }

    private T? ReadOrNote(ref Utf8JsonReader reader, WireNotes notes, ReadOnlyMemory<byte> source) =>
        reader.TokenType == JsonTokenType.StartObject
            ? Read(ref reader, notes, source)
            : WireScalars.Nothing<T>(ref reader, notes);

    private WireShape<T> Add(string name, Reading read)
    {
        fields.Add(new Field(name, Encoding.UTF8.GetBytes(name), read));
        return this;
    }

    // 5 to 30 names of mostly different length: comparing lengths first beats hashing the name.
    private Field? Find(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped)
        {
            return FindEscaped(ref reader);
        }

        foreach (var field in fields)
        {
            if (reader.ValueSpan.SequenceEqual(field.Utf8))
            {
                return field;
            }
        }

        return null;
    }

    private Field? FindEscaped(ref Utf8JsonReader reader)
    {
        foreach (var field in fields)
        {
            if (reader.ValueTextEquals(field.Utf8))
            {
                return field;
            }
        }

        return null;
    }

    private delegate TItem? ReadItem<TItem>(ref Utf8JsonReader reader, WireNotes notes) where TItem : class;

    private sealed record Field(string Name, byte[] Utf8, Reading Read);
}
