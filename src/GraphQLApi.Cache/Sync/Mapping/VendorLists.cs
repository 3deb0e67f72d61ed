using GraphQLApi.Cache.Derivation;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Cache.Sync.Mapping;

/// <summary>Skills, tags and dispositions: as sent on a conversation, united over its records on a session (SEMANTICS §2.1). Elements without key stay raw.</summary>
internal static class VendorLists
{
    public static void AddTo(ConversationRow row, InteractionDto dto)
    {
        foreach (var (id, name) in Skills(dto.Skills))
        {
            row.Skills.Add(new ConversationSkillRow { ConversationId = row.ConversationId, Position = row.Skills.Count, SkillId = id, Name = name });
        }

        AddTags(row, TagScope.Session, dto.SessionLevelTags);
        AddTags(row, TagScope.User, dto.UserLevelTags);
        foreach (var disposition in VendorText.Texts(dto.Dispositions))
        {
            row.Dispositions.Add(new ConversationDispositionRow
            {
                ConversationId = row.ConversationId, Position = row.Dispositions.Count, Disposition = disposition,
            });
        }
    }

    public static void UniteIn(SessionRow row, IReadOnlyList<SourceRecord> records)
    {
        foreach (var (id, name) in records.SelectMany(record => Skills(record.Dto.Skills)).DistinctBy(skill => skill.Id))
        {
            row.Skills.Add(new SessionSkillRow { SessionId = row.SessionId, Position = row.Skills.Count, SkillId = id, Name = name });
        }

        UniteTags(row, TagScope.Session, records.SelectMany(record => record.Dto.SessionLevelTags));
        UniteTags(row, TagScope.User, records.SelectMany(record => record.Dto.UserLevelTags));
        row.AutomationBotIds = [.. records.SelectMany(record => VendorText.Texts(record.Dto.AutomationBotIds)).Distinct()];
    }

    private static void AddTags(ConversationRow row, TagScope scope, IReadOnlyList<TagDto> dtos)
    {
        var position = 0;
        foreach (var (name, value) in Tags(dtos))
        {
            row.Tags.Add(new ConversationTagRow
            {
                ConversationId = row.ConversationId, Scope = scope, Position = position++, Name = name, Value = value,
            });
        }
    }

    private static void UniteTags(SessionRow row, TagScope scope, IEnumerable<TagDto> dtos)
    {
        var position = 0;
        foreach (var (name, value) in Tags(dtos).Distinct())
        {
            row.Tags.Add(new SessionTagRow { SessionId = row.SessionId, Scope = scope, Position = position++, Name = name, Value = value });
        }
    }

    private static IEnumerable<(string Id, string? Name)> Skills(IEnumerable<SkillDto> dtos) =>
        from dto in dtos
        let id = VendorText.Scalar(dto.Id)
        where id is not null
        select (id, VendorText.Scalar(dto.Name));

    private static IEnumerable<(string Name, string? Value)> Tags(IEnumerable<TagDto> dtos) =>
        from dto in dtos
        let name = VendorText.Scalar(dto.Name)
        where name is not null
        select (name, VendorText.Scalar(dto.Value));
}
