using System.Collections.Immutable;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Analytics.Access;

/// <summary>
/// How many values of a request were masked at each path: <c>extensions.masked</c>, <c>{"sessions.nodes.customer.phone": 50}</c>. Paths are
/// response names without the places in lists, in the order of their bytes.
/// </summary>
internal sealed class MaskedValues(RequestContext request)
{
    private const string Extension = "masked";

    private readonly Lock gate = new();
    private ImmutableSortedDictionary<string, object?> counts = ImmutableSortedDictionary<string, object?>.Empty.WithComparers(StringComparer.Ordinal);

    public static MaskedValues Of(RequestContext request) =>
        (MaskedValues)request.Items.GetOrAdd(typeof(MaskedValues), static (_, request) => new MaskedValues(request), request)!; // nobody else writes it

    public void Add(string path, int count)
    {
        lock (gate)
        {
            counts = counts.SetItem(path, count + (counts.TryGetValue(path, out var known) ? (int)known! : 0));
            request.Extensions.Set(Extension, counts);
        }
    }
}

/// <summary>Masks the values of one personal field at one level, the elements of a list one by one.</summary>
internal sealed class MaskingFilter(MaskedValues tally, FieldTag tag) : ValueFilter
{
    private int masked;

    public override object? Pass(object source, object value)
    {
        if (tag.IsOpen is { } isOpen && isOpen(source))
        {
            return value;
        }

        return tag.Personal != Personal.Withheld && value is IReadOnlyList<object?> list ? list.Select(Mask).ToArray() : Mask(value);
    }

    public override void Finish(IReadOnlyList<string> responseKeys)
    {
        if (masked > 0)
        {
            tally.Add(string.Join('.', responseKeys), masked);
        }
    }

    private object? Mask(object? value)
    {
        // What is no text has no characters to keep.
        var shown = value is string text ? Access.Mask.Apply(tag.Personal, text) : null;
        masked += value is null || ReferenceEquals(shown, value) ? 0 : 1;
        return shown;
    }
}
