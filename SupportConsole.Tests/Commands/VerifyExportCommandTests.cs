using SupportConsole.Commands;
using SupportConsole.Tests.Core.Audit.Exports;

namespace SupportConsole.Tests.Commands;

/// <summary><c>verify audit --export</c> as a stranger types it: files only.</summary>
public sealed class VerifyExportCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-verify-");
    private readonly AuditForgery _forgery = new(1);

    public void Dispose()
    {
        _forgery.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_GenuineExport_EndsWith0()
    {
        var (code, text) = await RunAsync(await _forgery.Original.WriteAsync());

        Assert.Equal((0, true), (code, text.StartsWith("The export holds: 40 entries", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_EditedExport_EndsWith1AndNamesTheEntry()
    {
        var original = _forgery.Original;
        var edited = original with
        {
            Entries =
            [
                .. original.Entries[..11],
                original.Entries[11] with
                {
                    Reason = "Something else",
                },
                .. original.Entries[12..],
            ],
        };

        var (code, text) = await RunAsync(await edited.WriteAsync());

        Assert.Equal(1, code);
        Assert.Contains("Entries 1 to 11 hold. First wrong: entry 12.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CheckpointKeptElsewhere_TellsOfACutOffEnd()
    {
        var original = _forgery.Original;
        var kept = Path.Combine(_folder.FullName, "received.jsonl");
        await File.WriteAllBytesAsync(kept, SupportConsole.Core.Audit.AuditLine.Write(original.Checkpoints[^1]));
        var cut = original with { Entries = original.Entries[..31], Checkpoints = original.Checkpoints[..^1] };

        var (code, text) = await RunAsync(await cut.WriteAsync(), "--checkpoints", kept);

        Assert.Equal(1, code);
        Assert.Contains("First wrong: entry 32.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutAKey_EndsWith2()
    {
        using var output = new StringWriter();

        Assert.Equal(2, await VerifyExportCommand.RunAsync(["verify", "audit", "--export", "x"], output));
        Assert.StartsWith("Usage:", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoSuchFile_EndsWith2AndNoStackTrace()
    {
        using var output = new StringWriter();
        await File.WriteAllTextAsync(KeyFile, _forgery.PublicKey);

        var code = await VerifyExportCommand.RunAsync(
            ["verify", "audit", "--export", Path.Combine(_folder.FullName, "none"), "--public-key", KeyFile],
            output
        );

        Assert.Equal(2, code);
        Assert.StartsWith("It cannot be checked:", output.ToString(), StringComparison.Ordinal);
    }

    private string KeyFile => Path.Combine(_folder.FullName, "key.pem");

    private async Task<(int Code, string Text)> RunAsync(byte[] export, params string[] further)
    {
        var file = Path.Combine(_folder.FullName, "audit.jsonl");
        await File.WriteAllBytesAsync(file, export);
        await File.WriteAllTextAsync(KeyFile, _forgery.PublicKey);
        using var output = new StringWriter();
        var code = await VerifyExportCommand.RunAsync(
            ["verify", "audit", "--export", file, "--public-key", KeyFile, .. further],
            output
        );
        return (code, output.ToString());
    }
}
