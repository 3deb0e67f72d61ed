namespace GraphQLApi.Cache.Facts;

/// <summary>
/// The rows of one population whose time lies in one UTC day, ordered by time and natural key, as columns: element i of every array is row i.
/// Never changes once it was handed out. Columns of a group that was not asked for are empty (<see cref="FactColumns"/>). Codes are those of
/// <see cref="FactStore.Dictionaries"/>; enumerations are their numbers, <see cref="NoValue"/> for none.
/// </summary>
public abstract class FactSegment
{
    /// <summary>A column of bytes that has no value here.</summary>
    public const byte NoValue = byte.MaxValue;

    /// <summary>Days since 1970-01-01.</summary>
    public int Day { get; internal set; }

    /// <summary>The groups that are filled.</summary>
    public FactColumns Columns { get; internal set; }

    /// <summary>What the columns take, in bytes.</summary>
    public long Bytes { get; internal set; }

    /// <summary>Rows of the day.</summary>
    public int Count => Time.Length;

    /// <summary>The time that puts a row into a range: Unix milliseconds, ascending.</summary>
    public long[] Time { get; internal set; } = [];

    /// <summary>Code of the channel.</summary>
    public int[] Channel { get; internal set; } = [];

    /// <summary>A <see cref="Rows.Direction"/>, or <see cref="NoValue"/>.</summary>
    public byte[] Direction { get; internal set; } = [];

    /// <summary>Code of the bot.</summary>
    public int[] Bot { get; internal set; } = [];

    /// <summary>A <see cref="Rows.Outcome"/>.</summary>
    public byte[] Outcome { get; internal set; } = [];

    /// <summary>Which conversation the row belongs to: equal numbers, equal conversations, within one request. Sessions have none.</summary>
    public int[] Conversation { get; internal set; } = [];

    /// <summary>Codes of the skills asked for; not of sessions.</summary>
    public FactList Skills { get; internal set; } = FactList.Empty;

    /// <summary>Codes of the conversation's dispositions; not of sessions.</summary>
    public FactList Dispositions { get; internal set; } = FactList.Empty;

    /// <summary>Codes of the session-level tags.</summary>
    public FactList SessionTags { get; internal set; } = FactList.Empty;

    /// <summary>Codes of the user-level tags.</summary>
    public FactList UserTags { get; internal set; } = FactList.Empty;

    internal FactSegment Copy() => (FactSegment)MemberwiseClone();
}
