using System.Diagnostics;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>
/// The OpenID provider of npm's oidc-provider in a process of its own, installed into a temporary folder.
/// </summary>
internal sealed class NodeProvider : IAsyncDisposable
{
    private const string Package = "oidc-provider@9.13.3";

    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("support-console-provider-");
    private Process? _node;

    /// <summary>Its issuer.</summary>
    public string Issuer { get; private set; } = "";

    /// <summary>Installs and starts it.</summary>
    /// <returns>Why it cannot be had on this machine; null once it listens.</returns>
    public async Task<string?> FindMissingAsync()
    {
        if (Find("node") is not { } node || Find("npm") is not { } npm)
        {
            return "node and npm are not on the PATH (Debian: apt-get install nodejs npm).";
        }

        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "package.json"), """{"private":true}""");
        var (code, output) = await InstallAsync(npm);
        if (code != 0)
        {
            return $"npm could not install {Package}: {output}";
        }

        var script = Path.Combine(_folder.FullName, "provider.mjs");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "TestData", "oidc-provider.mjs"), script);
        _node = Start(node, redirectInput: true, script);
        Issuer = (await LineAsync("issuer "))["issuer ".Length..];
        return null;
    }

    /// <summary>Tells it where the console is; it answers from then on.</summary>
    public async Task ServeAsync(Uri console)
    {
        await _node!.StandardInput.WriteLineAsync(console.ToString().TrimEnd('/'));
        await _node.StandardInput.FlushAsync();
        await LineAsync("ready");
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is { HasExited: false })
        {
            _node.Kill(entireProcessTree: true);
            await _node.WaitForExitAsync();
        }

        _node?.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private async Task<(int Code, string Output)> InstallAsync(string npm)
    {
        using var install = Start(
            npm,
            redirectInput: false,
            "install",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--save-exact",
            Package
        );
        var (output, errors) = (install.StandardOutput.ReadToEndAsync(), install.StandardError.ReadToEndAsync());
        try
        {
            await install.WaitForExitAsync().WaitAsync(InstallTimeout);
        }
        catch (TimeoutException)
        {
            install.Kill(entireProcessTree: true);
            return (1, $"it took longer than {InstallTimeout.TotalMinutes} minutes");
        }

        return (install.ExitCode, $"{await output} {await errors}".Trim());
    }

    /// <summary>The next line that begins so.</summary>
    private async Task<string> LineAsync(string beginning)
    {
        while (await _node!.StandardOutput.ReadLineAsync().WaitAsync(StartTimeout) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException("The provider ended: " + await _node.StandardError.ReadToEndAsync());
    }

    private Process Start(string program, bool redirectInput, params string[] arguments)
    {
        var process = new Process
        {
            StartInfo = new(program, arguments)
            {
                RedirectStandardInput = redirectInput,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = _folder.FullName,
            },
        };
        process.Start();
        return process;
    }
}
