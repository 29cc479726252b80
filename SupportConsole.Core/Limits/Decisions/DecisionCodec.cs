using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SupportConsole.Core.Accounts;

namespace SupportConsole.Core.Limits.Decisions;

/// <summary>
/// A decision as an id and back: the packed record and a truncated HMAC-SHA256 of it, in base64url. Whoever has the key
/// can tell that the record is ours and unchanged, so nothing is stored per decision.
/// </summary>
/// <remarks>
/// Layout: version and kind (4 bits each), rule, time (ms since 1970), limit flags, [plan, in force, configured, in
/// use, waiting], items, retry-after, account id (ASCII), MAC. Numbers are varints (LEB128).
/// </remarks>
internal static class DecisionCodec
{
    /// <summary>No id is longer.</summary>
    public const int MaximumLength = 160;

    private const int Version = 1;

    /// <summary>96 bits: nobody guesses one over a network.</summary>
    private const int MacBytes = 12;
    private const int MaximumBytes = MaximumLength / 4 * 3;

    /// <summary>Version, rule, time, flags, six numbers of one byte, MAC.</summary>
    private const int MinimumBytes = 2 + 6 + 1 + 6 + MacBytes;
    private const int HasLimit = 1;
    private const int ReasonShift = 1;
    private const int SourceShift = 4;
    private const int ThreeBits = 7;

    /// <summary>The id of a decision.</summary>
    public static string Pack(Decision decision, DecisionMac key)
    {
        Span<byte> bytes = stackalloc byte[MaximumBytes];
        var writer = new Writer(bytes);
        writer.Byte((Version << 4) | (int)decision.Kind);
        writer.Byte((int)decision.Rule);
        writer.Number(decision.At.ToUnixTimeMilliseconds());
        if (decision.Limit is { } limit)
        {
            writer.Byte(HasLimit | ((int)limit.Reason << ReasonShift) | ((int)limit.Source << SourceShift));
            writer.Byte((int)limit.Plan);
            writer.Number(limit.InForce);
            writer.Number(limit.Configured);
            writer.Number(limit.InUse);
            writer.Number(limit.Waiting);
        }
        else
        {
            writer.Byte(0);
        }

        var items = decision.Items;
        writer.Number(items.Started);
        writer.Number(items.Queued);
        writer.Number(items.Known);
        writer.Number(items.Ended);
        writer.Number(items.Refused);
        writer.Number(decision.RetryAfterSeconds);
        writer.Text(decision.AccountId);

        var packed = bytes[..writer.Length];
        Span<byte> mac = stackalloc byte[DecisionMac.Bytes];
        key.Compute(packed, mac);
        mac[..MacBytes].CopyTo(bytes[writer.Length..]);
        return Base64Url.EncodeToString(bytes[..(writer.Length + MacBytes)]);
    }

    /// <summary>The decision behind an id, or null when the id was not made with this key.</summary>
    public static Decision? Unpack(string id, DecisionMac key)
    {
        Span<byte> bytes = stackalloc byte[MaximumBytes];
        if (
            id.Length > MaximumLength
            || !Base64Url.IsValid(id)
            || !Base64Url.TryDecodeFromChars(id, bytes, out var length)
            || length < MinimumBytes
        )
        {
            return null;
        }

        var packed = bytes[..(length - MacBytes)];
        Span<byte> mac = stackalloc byte[DecisionMac.Bytes];
        key.Compute(packed, mac);

        // Constant time: how long a wrong one takes tells nothing. The version is looked at after, so that it is ours.
        return
            CryptographicOperations.FixedTimeEquals(mac[..MacBytes], bytes[(length - MacBytes)..length])
            && packed[0] >> 4 == Version
            ? Read(packed)
            : null;
    }

    private static Decision Read(ReadOnlySpan<byte> packed)
    {
        var reader = new Reader(packed);
        var kind = (DecisionKind)(reader.Byte() & 0xF);
        var rule = (DecisionRule)reader.Byte();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(reader.Number());
        var flags = reader.Byte();
        DecisionLimit? limit = null;
        if ((flags & HasLimit) != 0)
        {
            var plan = (AccountPlan)reader.Byte();
            limit = new(
                reader.Count(),
                reader.Count(),
                (EffectiveLimitReason)((flags >> ReasonShift) & ThreeBits),
                (LimitSource)((flags >> SourceShift) & ThreeBits),
                plan,
                reader.Count(),
                reader.Count()
            );
        }

        return new()
        {
            Kind = kind,
            Rule = rule,
            At = at,
            Limit = limit,
            Items = new(reader.Count(), reader.Count(), reader.Count(), reader.Count(), reader.Count()),
            RetryAfterSeconds = reader.Count(),
            AccountId = reader.Rest(),
        };
    }

    private ref struct Writer(Span<byte> bytes)
    {
        private readonly Span<byte> _bytes = bytes;

        public int Length { get; private set; }

        public void Byte(int value) => _bytes[Length++] = (byte)value;

        public void Number(long value)
        {
            var rest = (ulong)value;
            while (rest > 0x7F)
            {
                Byte((int)(rest & 0x7F) | 0x80);
                rest >>= 7;
            }

            Byte((int)rest);
        }

        public void Text(string? text) => Length += Encoding.ASCII.GetBytes(text, _bytes[Length..]);
    }

    /// <summary>Reads what the MAC has shown to be written by <see cref="Writer"/>.</summary>
    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at;

        public int Byte() => _bytes[_at++];

        public int Count() => (int)Number();

        public long Number()
        {
            var value = 0UL;
            for (var shift = 0; ; shift += 7)
            {
                var part = Byte();
                value |= (ulong)(part & 0x7F) << shift;
                if (part < 0x80)
                {
                    return (long)value;
                }
            }
        }

        public string? Rest() => _at == _bytes.Length ? null : Encoding.ASCII.GetString(_bytes[_at..]);
    }
}
