using System.Security.Cryptography;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Audit.Checkpoints;
using Xunit.Abstractions;

namespace SupportConsole.Tests.Core.Audit.Exports;

/// <summary>Ten thousand random tamperings of an export, each of which must be found.</summary>
public sealed class AuditTamperingTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Tamperings = Soak.IsAskedFor ? 10_000 : 1_000;
    private const int Seed = 20_261_129;

    private readonly AuditForgery _forgery = new(Seed);

    public void Dispose() => _forgery.Dispose();

    [Fact]
    public async Task Verify_Untouched_Holds()
    {
        var found = _forgery.Verify(await _forgery.Original.WriteAsync());

        Assert.Null(found.Finding);
        Assert.Equal((AuditForgery.Entries, AuditForgery.Entries), (found.Entries, found.ProvenTo));
    }

    [Fact]
    public async Task Verify_RandomTampering_IsFoundEachTime()
    {
        output.WriteLine($"seed {Seed}");
        var kinds = new SortedDictionary<string, int>();
        for (var number = 0; number < Tamperings; number++)
        {
            var (kind, file, first) = await _forgery.TamperAsync();
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;

            var found = _forgery.Verify(file).Finding;

            Assert.True(found is not null, $"seed {Seed}, tampering {number}: {kind} was not found");
            Assert.True(
                first is null || (found.FirstEntry <= first && first <= found.LastEntry),
                $"seed {Seed}, tampering {number}: {kind} at {first} was told as {found}"
            );
        }

        output.WriteLine(string.Join(", ", kinds.Select(kind => $"{kind.Key} {kind.Value}")));
        Assert.Equal(AuditForgery.Kinds, kinds.Count);
    }

    /// <summary>Who cuts off the last checkpoint as well is found by one that was kept elsewhere.</summary>
    [Fact]
    public async Task Verify_CutOffWithItsCheckpoints_IsFoundByTheWebhooksCopy()
    {
        var original = _forgery.Original;
        var kept = original.Checkpoints[^1];
        var cut = original with
        {
            Entries = original.Entries[..(int)original.Checkpoints[^2].Sequence],
            Checkpoints = original.Checkpoints[..^1],
        };
        var file = await cut.WriteAsync();

        Assert.Null(_forgery.Verify(file).Finding);
        Assert.Equal(original.Checkpoints[^2].Sequence + 1, _forgery.Verify(file, kept).Finding?.FirstEntry);
    }

    [Fact]
    public async Task Verify_WithoutCheckpoints_ProvesNothing()
    {
        var file = await (_forgery.Original with { Checkpoints = [] }).WriteAsync();

        Assert.Equal(AuditTexts.NoCheckpoint, _forgery.Verify(file).Finding?.Sentence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{}")]
    [InlineData("not json at all")]
    public void Verify_OtherFile_IsTold(string text) =>
        Assert.NotNull(_forgery.Verify(System.Text.Encoding.UTF8.GetBytes(text)).Finding);

    [Fact]
    public void Verify_NotUtf8_IsTold() =>
        Assert.Equal(AuditTexts.NotUtf8, _forgery.Verify([0xFF, 0xFE, 0x00, 0xD8, 0x0A]).Finding?.Sentence);

    [Fact]
    public void Trust_SeveralPublicKeys_KnowsEach()
    {
        using var one = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var trust = new CheckpointTrust();

        Assert.Equal(
            2,
            trust.AddPem(
                $"{one.ExportSubjectPublicKeyInfoPem()}\n{one.ExportECPrivateKeyPem()}\n"
                    + other.ExportSubjectPublicKeyInfoPem()
            )
        );
    }
}
