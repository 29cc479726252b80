using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportConsole.Core.Audit.Checkpoints;

namespace SupportConsole.Core.Audit;

/// <summary>
/// Entries and checkpoints as lines of JSON, as exports and the file of checkpoints hold them. Strict in reading: every
/// member is there, none is twice, and none is unknown.
/// </summary>
internal static class AuditLine
{
    /// <summary>How the line of an entry begins.</summary>
    public const string EntryStart = "{\"sequence\":";

    /// <summary>How the line of a checkpoint begins.</summary>
    public const string CheckpointStart = "{\"checkpoint\":";

    private static readonly JsonSerializerOptions Json = new()
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,

        // The file is read by people and programs, never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The line of an entry, without its end.</summary>
    public static byte[] Write(AuditEntry entry) => JsonSerializer.SerializeToUtf8Bytes(EntryLine.Of(entry), Json);

    /// <summary>The line of a checkpoint, without its end.</summary>
    public static byte[] Write(AuditCheckpoint checkpoint) =>
        JsonSerializer.SerializeToUtf8Bytes(CheckpointLine.Of(checkpoint), Json);

    /// <summary>The entry of a line; null when it cannot be read.</summary>
    public static AuditEntry? ReadEntry(string line) => Read<EntryLine>(line)?.ToEntry();

    /// <summary>The checkpoint of a line; null when it cannot be read.</summary>
    public static AuditCheckpoint? ReadCheckpoint(string line) => Read<CheckpointLine>(line)?.ToCheckpoint();

    /// <summary>What a line says; null when it cannot be read.</summary>
    public static T? Read<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A line of any shape.</summary>
    public static byte[] Write<T>(T said) => JsonSerializer.SerializeToUtf8Bytes(said, Json);

    private static DateTimeOffset? Time(long milliseconds) =>
        milliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_999
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private sealed record EntryLine(
        long Sequence,
        long At,
        string ActorId,
        string ActorName,
        string Roles,
        string Action,
        int Outcome,
        string? AccountId,
        string? Before,
        string? After,
        string? Rule,
        string? Reason,
        string? Ticket,
        string CorrelationId,
        string PreviousHash,
        string Hash
    )
    {
        public static EntryLine Of(AuditEntry entry) =>
            new(
                entry.Sequence,
                entry.At.ToUnixTimeMilliseconds(),
                entry.ActorId,
                entry.ActorName,
                entry.Roles,
                entry.Action,
                (int)entry.Outcome,
                entry.AccountId,
                entry.Before,
                entry.After,
                entry.Rule,
                entry.Reason,
                entry.Ticket,
                entry.CorrelationId,
                entry.PreviousHash,
                entry.Hash
            );

        public AuditEntry? ToEntry() =>
            Time(At) is { } at
                ? new()
                {
                    Sequence = Sequence,
                    At = at,
                    ActorId = ActorId,
                    ActorName = ActorName,
                    Roles = Roles,
                    Action = Action,
                    Outcome = (AuditOutcome)Outcome,
                    AccountId = AccountId,
                    Before = Before,
                    After = After,
                    Rule = Rule,
                    Reason = Reason,
                    Ticket = Ticket,
                    CorrelationId = CorrelationId,
                    PreviousHash = PreviousHash,
                    Hash = Hash,
                }
                : null;
    }

    private sealed record CheckpointLine(
        [property: JsonPropertyName("checkpoint")] long Sequence,
        string Hash,
        long At,
        string KeyId,
        long Previous,
        string Signature
    )
    {
        public static CheckpointLine Of(AuditCheckpoint checkpoint) =>
            new(
                checkpoint.Sequence,
                checkpoint.Hash,
                checkpoint.At.ToUnixTimeMilliseconds(),
                checkpoint.KeyId,
                checkpoint.Previous,
                checkpoint.Signature
            );

        public AuditCheckpoint? ToCheckpoint() =>
            Time(At) is { } at
                ? new()
                {
                    Sequence = Sequence,
                    Hash = Hash,
                    At = at,
                    KeyId = KeyId,
                    Previous = Previous,
                    Signature = Signature,
                }
                : null;
    }
}
