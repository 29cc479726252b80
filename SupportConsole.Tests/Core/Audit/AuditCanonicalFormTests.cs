using System.Text;
using System.Text.Json;
using SupportConsole.Core.Audit;

namespace SupportConsole.Tests.Core.Audit;

/// <summary>
/// The form that docs/audit.md describes, byte by byte: the program of a stranger must come to the same hash.
/// </summary>
public sealed class AuditCanonicalFormTests
{
    /// <summary>The example of docs/audit.md.</summary>
    private static readonly AuditEntry Example = new()
    {
        Sequence = 1,
        At = DateTimeOffset.FromUnixTimeMilliseconds(1_772_632_800_123),
        ActorId = "engineer-1",
        ActorName = "Zoë \"Z\" <O'Neil>",
        Roles = "SupportEngineer",
        Action = "limit.change",
        Outcome = AuditOutcome.Applied,
        AccountId = "acme",
        Before = "{\"throttleLimit\":200}",
        After = "{\"throttleLimit\":300}",
        Rule = null,
        Reason = "Line one\nline\ttwo \\ `+&` 😀 \u007f",
        Ticket = "SUP-1",
        CorrelationId = "call-1",
        PreviousHash = "",
        Hash = "",
    };

    [Fact]
    public void Of_TheDocumentedExample_IsTheDocumentedText() =>
        Assert.Equal(
            """
            [1,1772632800123,"engineer-1","Zo\u00EB \u0022Z\u0022 \u003CO\u0027Neil\u003E","SupportEngineer","limit.change",0,"acme","{\u0022throttleLimit\u0022:200}","{\u0022throttleLimit\u0022:300}",null,"Line one\nline\ttwo \\ \u0060\u002B\u0026\u0060 \uD83D\uDE00 \u007F","SUP-1","call-1",""]
            """,
            Encoding.ASCII.GetString(AuditCanonicalForm.Of(Example))
        );

    [Fact]
    public void HashOf_TheDocumentedExample_IsTheDocumentedHash() =>
        Assert.Equal("0b17ab5eecc994568ad067d802e85a900a15269e8d43007fa91446298fb27fd8", AuditChain.HashOf(Example));

    /// <summary>Entries of release 1.0 keep their hashes: its form was the array of the same fields.</summary>
    [Fact]
    public void Of_EveryCharacter_IsWhatRelease10Hashed()
    {
        for (var character = 0; character < 0x1_0000; character += 64)
        {
            var text = string.Concat(
                Enumerable.Range(character, 64).Where(code => code is < 0xD800 or > 0xDFFF).Select(code => (char)code)
            );
            var entry = Example with { Reason = text };

            Assert.Equal(
                JsonSerializer.Serialize(
                    new object?[]
                    {
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
                    }
                ),
                Encoding.ASCII.GetString(AuditCanonicalForm.Of(entry))
            );
        }
    }
}
