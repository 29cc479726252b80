using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SupportConsole.Core.Audit;

/// <summary>
/// The bytes that an entry's hash is made of: a JSON array of all fields but the hash, in a fixed order, in ASCII,
/// without blanks. They depend on nothing but the entry's values, so that they are the same on every engine. docs/audit.md
/// describes them for those who check an export with a program of their own.
/// </summary>
internal static class AuditCanonicalForm
{
    // The escaping is part of the form and must not follow a framework's default.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Default,
        Indented = false,
        SkipValidation = false,
    };

    /// <summary>The form of an entry; its hash is not part of it.</summary>
    public static byte[] Of(AuditEntry entry)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartArray();
            json.WriteNumberValue(entry.Sequence);
            json.WriteNumberValue(entry.At.ToUnixTimeMilliseconds());
            json.WriteStringValue(entry.ActorId);
            json.WriteStringValue(entry.ActorName);
            json.WriteStringValue(entry.Roles);
            json.WriteStringValue(entry.Action);
            json.WriteNumberValue((int)entry.Outcome);
            json.WriteStringValue(entry.AccountId);
            json.WriteStringValue(entry.Before);
            json.WriteStringValue(entry.After);
            json.WriteStringValue(entry.Rule);
            json.WriteStringValue(entry.Reason);
            json.WriteStringValue(entry.Ticket);
            json.WriteStringValue(entry.CorrelationId);
            json.WriteStringValue(entry.PreviousHash);
            json.WriteEndArray();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
