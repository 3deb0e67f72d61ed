namespace GraphQLApi.Analytics.Paging;

/// <summary>A row of a page, and the sort keys that stand in other rows; null where the row has all of them.</summary>
internal readonly record struct PageRow<TRow>(TRow Row, object?[]? Keys);

/// <summary>How many rows belong to one parent.</summary>
internal sealed record ParentCount(string Key, int Count);
