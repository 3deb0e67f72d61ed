using GraphQLApi.Analytics.Metrics.Time;
using GraphQLApi.Cache.Facts;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Analytics.Metrics.Dimensions;

/// <summary>What the columns of one scan may need.</summary>
/// <param name="Clock">Local time of the range that is scanned.</param>
/// <param name="Texts">The question's texts.</param>
internal sealed record ColumnScope(ZoneClock Clock, KeyTexts Texts);

/// <summary>Where a population holds a dimension.</summary>
/// <param name="Dimension">Which one.</param>
/// <param name="Columns">Groups of columns that have to be read for it.</param>
/// <param name="Open">The column for one scan.</param>
internal sealed record DimensionColumn<TFacts>(Dimension Dimension, FactColumns Columns, Func<ColumnScope, GroupColumn<TFacts>> Open)
    where TFacts : FactSegment;

/// <summary>The columns that several populations hold alike.</summary>
internal static class DimensionColumns
{
    public static DimensionColumn<TFacts> Code<TFacts>(Dimension dimension, RowCode<TFacts> code, FactColumns columns = FactColumns.None)
        where TFacts : FactSegment => new(dimension, columns, _ => new CodeColumn<TFacts>(code));

    public static DimensionColumn<TFacts> List<TFacts>(Dimension dimension, RowCodeList<TFacts> codes, FactColumns columns)
        where TFacts : FactSegment => new(dimension, columns, _ => new ListColumn<TFacts>(codes));

    /// <summary>Channel, direction, bot and outcome; of visits, segments and misses those of the conversation.</summary>
    public static DimensionColumn<TFacts>[] Contact<TFacts>()
        where TFacts : FactSegment =>
    [
        Code<TFacts>(Dimension.Channel, facts => Codes(facts.Channel), FactColumns.Contact),
        Code<TFacts>(Dimension.Direction, facts => Numbers(facts.Direction), FactColumns.Contact),
        Code<TFacts>(Dimension.Bot, facts => Codes(facts.Bot), FactColumns.Contact),
        Code<TFacts>(Dimension.Outcome, facts => Numbers(facts.Outcome), FactColumns.Contact),
    ];

    public static DimensionColumn<TFacts>[] Clock<TFacts>()
        where TFacts : FactSegment =>
    [
        new(Dimension.HourOfDay, FactColumns.None, scope => new CodeColumn<TFacts>(facts => Times(facts.Time, time => scope.Clock.HourOfDay(time) + 1))),
        new(Dimension.DayOfWeek, FactColumns.None, scope => new CodeColumn<TFacts>(facts => Times(facts.Time, scope.Clock.DayOfWeek))),
    ];

    public static DimensionColumn<TFacts> Disposition<TFacts>()
        where TFacts : FactSegment => List<TFacts>(Dimension.Disposition, facts => row => facts.Dispositions[row], FactColumns.Dispositions);

    /// <summary>By id: a name that changed makes no second group.</summary>
    public static DimensionColumn<TFacts> Skill<TFacts>()
        where TFacts : FactSegment =>
        new(Dimension.Skill, FactColumns.Skills, scope => new ListColumn<TFacts>(facts => row => facts.Skills[row], scope.Texts.SkillId));

    /// <summary>The values of one tag; what has another name does not count.</summary>
    public static DimensionColumn<TFacts> Tag<TFacts>(DimensionUse use)
        where TFacts : FactSegment =>
        new(use.Dimension, FactColumns.Tags, scope =>
        {
            var tags = scope.Texts.Facts.Tags;
            RowCodeList<TFacts> codes = use.Scope == TagScope.User ? facts => row => facts.UserTags[row] : facts => row => facts.SessionTags[row];

            // Asked anew for every tag: the name may be met for the first time while days are read.
            return new ListColumn<TFacts>(codes, code => tags.Keys.Find(use.TagName) == tags.Key(code) && tags.Value(code) is not null ? code : 0);
        });

    public static Func<int, int> Codes(int[] column) => row => column[row];

    /// <summary>Enumerations start at 0, codes of values at 1.</summary>
    public static Func<int, int> Numbers(byte[] column) => row => column[row] == FactSegment.NoValue ? 0 : column[row] + 1;

    private static Func<int, int> Times(long[] column, Func<long, int> code) => row => code(column[row]);
}
