using System.Security.Cryptography;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Audit.Checkpoints;
using SupportConsole.Core.Audit.Exports;

namespace SupportConsole.Tests.Core.Audit.Exports;

/// <summary>An export as its parts, which a forger may change and write again.</summary>
internal sealed record ForgedExport(AuditEntry[] Entries, AuditCheckpoint[] Checkpoints)
{
    /// <summary>The file, whose last line counts what is there: a forger does so as well.</summary>
    public async Task<byte[]> WriteAsync()
    {
        using var file = new MemoryStream();
        await AuditExport.WriteAsync(Entries.ToAsyncEnumerable(), Checkpoints, isFiltered: false, file, default);
        return file.ToArray();
    }
}

/// <summary>Makes a genuine export and tampers with it in every way that a forger without the key has.</summary>
internal sealed class AuditForgery : IDisposable
{
    public const int Entries = 40;

    /// <summary>How many ways there are.</summary>
    public const int Kinds = 15;

    private static readonly int[] Signed = [7, 8, 20, 31, Entries];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _forgersKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly CheckpointTrust _trust = new();
    private readonly Random _random;

    public AuditForgery(int seed)
    {
        _random = new Random(seed);
        _trust.Add(_key);
        var entries = new List<AuditEntry>();
        var head = AuditChain.Empty;
        for (var number = 1; number <= Entries; number++)
        {
            var entry = AuditChain.Append(Draft(number), head, At(number));
            entries.Add(entry);
            head = AuditChain.HeadAfter(entry);
        }

        var checkpoints = Signed.Select(
            (sequence, index) =>
                Sign(_key, CheckpointTrust.IdOf(_key), entries[sequence - 1], index == 0 ? 0 : Signed[index - 1])
        );
        Original = new([.. entries], [.. checkpoints]);
    }

    public ForgedExport Original { get; }

    /// <summary>PEM of the key that signed the genuine checkpoints.</summary>
    public string PublicKey => _key.ExportSubjectPublicKeyInfoPem();

    public AuditExportVerification Verify(byte[] file, params AuditCheckpoint[] further) =>
        AuditExportVerifier.Verify(() => new MemoryStream(file), _trust, further);

    public void Dispose()
    {
        _key.Dispose();
        _forgersKey.Dispose();
        _trust.Dispose();
    }

    /// <returns>What was done, the file, and the first entry that is wrong; null where it is none.</returns>
    public async Task<(string Kind, byte[] File, long? First)> TamperAsync()
    {
        var at = _random.Next(Entries);
        var (entries, number) = (Original.Entries, (long)at + 1);
        return _random.Next(Kinds) switch
        {
            0 => await With("edit", Edit(entries, at), number),
            1 => await With("edit with its own hash", Rehash(Edit(entries, at), at), number),
            2 => await With("deletion", [.. entries[..at], .. entries[(at + 1)..]], number),
            3 => await With("swap", Swap(at, out var first), first),
            4 => await With("insertion", [.. entries[..at], Forged(at), .. entries[at..]], number),
            5 => await With("duplication", [.. entries[..(at + 1)], entries[at], .. entries[(at + 1)..]], null),
            6 => await With("truncation", entries[..at], number),
            7 => await With("rewriting after an edit", Rechain(Edit(entries, at)), number),
            8 => await With("rewriting after a deletion", Rechain([.. entries[..at], .. entries[(at + 1)..]]), null),
            9 => await With(
                "rewriting after an insertion",
                Rechain([.. entries[..at], Forged(at), .. entries[at..]]),
                null
            ),
            10 => await Checkpoints("exchanged signatures", Exchange()),
            11 => await Checkpoints("edited checkpoint", EditCheckpoint()),
            12 => await Checkpoints("removed, moved or repeated checkpoint", Reorder()),
            13 => ("signing with another key", await SignAnewAsync(at), null),
            _ => ("file cut off", Cut(await Original.WriteAsync()), null),
        };
    }

    private async Task<(string, byte[], long?)> With(string kind, AuditEntry[] entries, long? first) =>
        (kind, await (Original with { Entries = entries }).WriteAsync(), first);

    private async Task<(string, byte[], long?)> Checkpoints(string kind, AuditCheckpoint[] checkpoints) =>
        (kind, await (Original with { Checkpoints = checkpoints }).WriteAsync(), null);

    private AuditEntry[] Edit(AuditEntry[] entries, int at)
    {
        var entry = entries[at];
        var edited = _random.Next(16) switch
        {
            0 => entry with { Sequence = entry.Sequence + _random.Next(1, 5) },
            1 => entry with { At = entry.At.AddMilliseconds(_random.Next(1, 100_000)) },
            2 => entry with { ActorId = entry.ActorId + "x" },
            3 => entry with { ActorName = entry.ActorName.ToUpperInvariant() + "x" },
            4 => entry with { Roles = "" },
            5 => entry with { Action = "limit.undo" },
            6 => entry with
            {
                Outcome = entry.Outcome == AuditOutcome.Applied ? AuditOutcome.Refused : AuditOutcome.Applied,
            },
            7 => entry with { AccountId = entry.AccountId is null ? "acme" : null },
            8 => entry with { Before = entry.Before + " " },
            9 => entry with { After = entry.After is null ? "" : null },
            10 => entry with { Rule = entry.Rule is null ? "" : null },
            11 => entry with { Reason = entry.Reason + "\u200b" },
            12 => entry with { Ticket = entry.Ticket + "1" },
            13 => entry with { CorrelationId = "other" },
            14 => entry with { PreviousHash = Convert.ToHexStringLower(SHA256.HashData([(byte)at])) },
            _ => entry with { Hash = Convert.ToHexStringLower(SHA256.HashData([(byte)at, 1])) },
        };
        return [.. entries[..at], edited, .. entries[(at + 1)..]];
    }

    private static AuditEntry[] Rehash(AuditEntry[] entries, int at)
    {
        // An entry whose hash alone was edited would be the genuine one again.
        var entry = entries[at] with { Ticket = entries[at].Ticket + "9" };
        return [.. entries[..at], entry with { Hash = AuditChain.HashOf(entry) }, .. entries[(at + 1)..]];
    }

    private static AuditEntry[] Rechain(AuditEntry[] entries)
    {
        var head = AuditChain.Empty;
        var chained = new List<AuditEntry>();
        foreach (var entry in entries)
        {
            // One more change: of an edit of number or hash alone nothing would be left.
            var forged = entry with
            {
                Sequence = head.Sequence + 1,
                PreviousHash = head.Hash,
                Roles = entries.Length == Entries && Differs(entry) ? entry.Roles + "!" : entry.Roles,
            };
            forged = forged with { Hash = AuditChain.HashOf(forged) };
            chained.Add(forged);
            head = AuditChain.HeadAfter(forged);
        }

        return [.. chained];
    }

    /// <summary>True for an entry whose hash is not that of its fields: the edited one.</summary>
    private static bool Differs(AuditEntry entry) => entry.Hash != AuditChain.HashOf(entry);

    private AuditEntry[] Swap(int at, out long first)
    {
        var other = (at + _random.Next(1, Entries)) % Entries;
        var entries = Original.Entries.ToArray();
        (entries[at], entries[other]) = (entries[other], entries[at]);
        first = Math.Min(at, other) + 1;
        return entries;
    }

    private AuditEntry Forged(int at)
    {
        var head = at == 0 ? AuditChain.Empty : AuditChain.HeadAfter(Original.Entries[at - 1]);
        return AuditChain.Append(Draft(1_000 + _random.Next(1_000)), head, At(at));
    }

    private AuditCheckpoint[] Exchange()
    {
        var checkpoints = Original.Checkpoints.ToArray();
        var one = _random.Next(checkpoints.Length);
        var other = (one + _random.Next(1, checkpoints.Length)) % checkpoints.Length;
        (checkpoints[one], checkpoints[other]) = (
            checkpoints[one] with
            {
                Signature = checkpoints[other].Signature,
            },
            checkpoints[other] with
            {
                Signature = checkpoints[one].Signature,
            }
        );
        return checkpoints;
    }

    private AuditCheckpoint[] EditCheckpoint()
    {
        var checkpoints = Original.Checkpoints.ToArray();
        var at = _random.Next(checkpoints.Length);
        var checkpoint = checkpoints[at];
        checkpoints[at] = _random.Next(6) switch
        {
            0 => checkpoint with { Sequence = checkpoint.Sequence + 1 },
            1 => checkpoint with { Hash = Original.Entries[0].Hash },
            2 => checkpoint with { At = checkpoint.At.AddMilliseconds(1) },
            3 => checkpoint with { KeyId = CheckpointTrust.IdOf(_forgersKey) },
            4 => checkpoint with { Previous = checkpoint.Previous + 1 },
            _ => checkpoint with { Signature = "not base64" },
        };
        return checkpoints;
    }

    private AuditCheckpoint[] Reorder()
    {
        var checkpoints = Original.Checkpoints.ToList();

        // The last one is a truncation that only a copy kept elsewhere tells.
        var at = _random.Next(checkpoints.Count - 1);
        var checkpoint = checkpoints[at];
        switch (_random.Next(3))
        {
            case 0:
                checkpoints.RemoveAt(at);
                break;
            case 1:
                checkpoints.Insert(at, checkpoint);
                break;
            default:
                checkpoints.RemoveAt(at);
                checkpoints.Add(checkpoint);
                break;
        }

        return [.. checkpoints];
    }

    /// <summary>The forger writes the chain anew and signs every checkpoint with a key of their own.</summary>
    private Task<byte[]> SignAnewAsync(int at)
    {
        var entries = Rechain(Edit(Original.Entries, at));
        var id = CheckpointTrust.IdOf(_random.Next(2) == 0 ? _forgersKey : _key);
        var checkpoints = Original.Checkpoints.Select(checkpoint =>
            Sign(_forgersKey, id, entries[checkpoint.Sequence - 1], checkpoint.Previous)
        );
        return new ForgedExport(entries, [.. checkpoints]).WriteAsync();
    }

    private byte[] Cut(byte[] file) => file[.._random.Next(file.Length - 1)];

    private static AuditCheckpoint Sign(ECDsa key, string keyId, AuditEntry entry, long previous)
    {
        var unsigned = new AuditCheckpoint
        {
            Sequence = entry.Sequence,
            Hash = entry.Hash,
            At = entry.At.AddSeconds(30),
            KeyId = keyId,
            Previous = previous,
            Signature = "",
        };
        return unsigned with
        {
            Signature = Convert.ToBase64String(
                key.SignData(unsigned.SignedBytes(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            ),
        };
    }

    private static DateTimeOffset At(int number) =>
        new DateTimeOffset(2026, 6, 1, 12, 0, 0, 123, TimeSpan.Zero).AddMinutes(number);

    private static AuditDraft Draft(int number) =>
        new()
        {
            Actor = new Actor($"person-{number % 3}", $"Pers\u00f6n {number % 3}", [Role.SupportEngineer]),
            Action = AuditActions.ChangeThrottleLimit,
            Outcome = number % 5 == 0 ? AuditOutcome.Refused : AuditOutcome.Applied,
            AccountId = number % 7 == 0 ? null : $"account-{number % 4}",
            Before = $$"""{"throttleLimit":{{number}}}""",
            After = $$"""{"throttleLimit":{{number + 1}}}""",
            Rule = number % 5 == 0 ? "Over the threshold" : null,
            Reason = $"Because of {number} \"things\" <&>\nand more",
            Ticket = $"SUP-{number}",
            CorrelationId = $"attempt-{number}",
        };
}
