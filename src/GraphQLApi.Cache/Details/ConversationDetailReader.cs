using System.Text;
using System.Text.Json;
using GraphQLApi.Cache.Derivation;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Cache.Details;

/// <summary>Types the stored answer of the single-conversation endpoint with the same tolerance as every other wire object.</summary>
internal static class ConversationDetailReader
{
    /// <summary>Null where the row holds no answer. Throws <see cref="JsonException"/> for text that the endpoint never sent.</summary>
    public static ConversationDetail? Read(ConversationDetailRow row)
    {
        var dto = row.Json is { } json ? WireDocument.ReadConversation(Encoding.UTF8.GetBytes(json)) : null;
        if (dto is null)
        {
            return null;
        }

        var survey = VendorText.Scalar(dto.SurveyRequired);
        return new ConversationDetail
        {
            Source = VendorText.Scalar(dto.Source),
            Language = VendorText.Scalar(dto.Language),
            ConversationType = VendorText.Scalar(dto.ConversationType),
            Status = VendorText.Scalar(dto.Status),
            Priority = dto.Priority,
            WaitSeconds = dto.WaitTime / 1000.0,
            KeyIntentName = VendorText.Scalar(dto.KeyIntentName),
            KeyIntentUserInput = VendorText.Scalar(dto.KeyIntentUserInput),
            AcceptedAt = Time(dto.AcceptedAt),
            StartTime = Time(dto.StartTime),
            EndTime = Time(dto.EndTime),
            CreatedAt = Time(dto.CreatedAt),
            UpdatedAt = Time(dto.UpdatedAt),
            StartSessionTime = Time(dto.StartSessionTime),
            ReconnectedAt = Time(dto.ReconnectedAt),
            SessionId = VendorText.Scalar(dto.BotSessionId),
            OrgId = VendorText.Scalar(dto.OrgId),
            AccountId = VendorText.Scalar(dto.AccountId),
            GatewayConversationId = VendorText.Scalar(dto.GatewayConversationId),
            Sentiment = VendorText.Scalar(dto.SentimentTone?.Sentiment),
            CallbackOpted = dto.CallbackOpted,
            SurveyRequired = Flag(survey),
            SurveyRequiredText = survey,
            IsDeveloper = dto.IsDeveloper,
            IsProactiveAgentAssistEnabled = dto.IsProactiveAgentAssistEnabled,
            Participants = [.. dto.Participants.Select(Participant)],
            Transfers = [.. dto.TransferDetails.Select(Transfer)],
            QueueHistory = [.. dto.Queues.Where(queue => VendorText.Scalar(queue.Id) is not null).Select(Queue)],
            Disposition = dto.Dispositions is { } disposition ? Disposition(disposition) : null,
            Skills = [.. from skill in dto.Skills let id = VendorText.Scalar(skill.Id) where id is not null select (id, VendorText.Scalar(skill.Name))],
            Notes = dto.Notes?.Select(Note).ToList(),
            PagesVisited = dto.AgentDesktopMeta?.PagesVisited?.Select(page => new DetailPageVisit(VendorText.Scalar(page.Page), Time(page.Timestamp), page.TimeSpent)).ToList(),
            UserInfo = Json(dto.UserInfo),
            FormData = Json(dto.FormData),
            ContactFlow = Json(dto.ContactFlow),
            Raw = Json(dto.Raw),
            FetchedAt = row.FetchedAt,
        };
    }

    private static DetailParticipant Participant(ParticipantDto dto) => new(
        VendorText.Scalar(dto.QueueId),
        VendorText.Scalar(dto.QueueName),
        Time(dto.QueueStartTime),
        VendorText.Scalar(dto.AgentId),
        VendorText.Scalar(dto.Name),
        VendorText.Scalar(dto.Status),
        Time(dto.AssignedAt),
        Time(dto.StartTime),
        Time(dto.EndTime),
        dto.IsTransferred,
        dto.OnInterrupt);

    private static DetailTransfer Transfer(TransferDto dto) => new(
        VendorText.Scalar(dto.FromQueue),
        VendorText.Scalar(dto.FromAgent),
        VendorText.Scalar(dto.TransferredType),
        [
            .. from target in dto.TransferredTo
               let id = VendorText.Scalar(target.Id)
               where id is not null
               select new DetailTransferTarget(id, VendorText.Scalar(target.Name), VendorText.Scalar(target.Type), VendorText.Scalar(target.Email)),
        ],
        VendorText.Scalar(dto.TransferredBy),
        VendorText.Scalar(dto.Priority),
        Time(dto.TransferredAt),
        dto.IsManager);

    private static DetailQueue Queue(ConversationQueueDto dto) => new(
        dto.Id!.Trim(), // the caller kept those with an id
        VendorText.Scalar(dto.Name),
        VendorText.Scalar(dto.Type),
        VendorText.Scalar(dto.Status),
        Time(dto.StartTime),
        dto.IsPreferredAgentTimeoutExpired);

    private static DetailDisposition Disposition(ConversationDispositionDto dto) => new(
        VendorText.Scalar(dto.MetaStatus),
        VendorText.Scalar(dto.Status),
        VendorText.Scalar(dto.Remarks),
        [.. dto.DispositionSets.Select(set => new DetailDispositionSet(VendorText.Scalar(set.Name), VendorText.Scalar(set.Codes)))]);

    private static DetailNote Note(ConversationNoteDto dto) => new(
        VendorText.Scalar(dto.Text),
        VendorText.Scalar($"{dto.Author?.FirstName} {dto.Author?.LastName}"),
        VendorText.Scalar(dto.Author?.UserId),
        Time(dto.Timestamp));

    // Every time of this endpoint carries its zone.
    private static DateTime? Time(string? text) => WireTime.Parse(text)?.UtcDateTime;

    private static JsonElement? Json(ReadOnlyMemory<byte>? json) => json is { } text ? JsonElement.Parse(text.Span) : null;

    private static bool? Flag(string? text) => text?.ToUpperInvariant() switch
    {
        "YES" or "TRUE" => true,
        "NO" or "FALSE" => false,
        _ => null,
    };
}
