using GraphQLApi.Analytics.Parts;

namespace GraphQLApi.Analytics.Metrics.Dimensions;

/// <summary>What <c>MetricsKey</c> is answered from: the values of the dimensions that rows are grouped by.</summary>
internal sealed record GroupKey(IReadOnlyList<DimensionUse> Uses, object?[] Values)
{
    public static GroupKey Of(IReadOnlyList<DimensionUse> uses, int[] codes, KeyTexts texts)
    {
        var values = new object?[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            values[i] = codes[i] == 0 ? null : uses[i].Dimension.Value(texts, codes[i]);
        }

        return new GroupKey(uses, values);
    }

    /// <summary>The tags in the order they were asked for; null where none was.</summary>
    public IReadOnlyList<Tag>? Tags
    {
        get
        {
            var tags = Uses.Select((use, i) => use.TagName is { } name ? new Tag(name, (string?)Values[i]) : null).OfType<Tag>().ToArray();
            return tags.Length == 0 ? null : tags;
        }
    }

    /// <summary>The value of a field of <c>MetricsKey</c>; null where rows are not grouped by it.</summary>
    public object? Value(string field)
    {
        for (var i = 0; i < Uses.Count; i++)
        {
            if (Uses[i].Dimension.KeyField == field)
            {
                return Values[i];
            }
        }

        return null;
    }

    /// <summary>By the dimensions in the order they were asked for.</summary>
    public static int Compare(GroupKey left, GroupKey right)
    {
        for (var i = 0; i < left.Values.Length; i++)
        {
            if (KeyOrder.Instance.Compare(left.Values[i], right.Values[i]) is not 0 and var sign)
            {
                return sign;
            }
        }

        return 0;
    }
}
