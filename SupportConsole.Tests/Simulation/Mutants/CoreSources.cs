using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using SupportConsole.Core.Limits;

namespace SupportConsole.Tests.Simulation.Mutants;

/// <summary>
/// The sources of SupportConsole.Core exactly as they were compiled, generated ones included: its symbols carry them. So a
/// mutant differs from the product by its mutation and by nothing else (and by the assertions, which a release does not have).
/// </summary>
internal sealed class CoreSources
{
    /// <summary>Half of all the text, and nothing refers to it.</summary>
    private const string Migrations = "/Data/Migrations/";

    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly Dictionary<string, SyntaxTree> _trees;
    private readonly CSharpCompilation _compilation;

    private CoreSources(Dictionary<string, SyntaxTree> trees)
    {
        _trees = trees;
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        _compilation = CSharpCompilation.Create(
            "SupportConsole.Core",
            trees.Values,
            platform.Split(Path.PathSeparator)
                .Where(path => !Path.GetFileName(path).StartsWith("SupportConsole", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    public static CoreSources Read()
    {
        var symbols = Path.ChangeExtension(typeof(AsyncLimiter).Assembly.Location, ".pdb");
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbols));
        var reader = provider.GetMetadataReader();
        var trees = reader.Documents
            .Select(handle => (Path: reader.GetString(reader.GetDocument(handle).Name).Replace('\\', '/'), Handle: handle))
            .Where(document => !document.Path.Contains(Migrations, StringComparison.Ordinal))
            .ToDictionary(
                document => document.Path,
                document => CSharpSyntaxTree.ParseText(SourceText.From(Text(reader, document.Handle), Encoding.UTF8), path: document.Path));
        return new(trees);
    }

    /// <summary>Compiles the product with one piece of text replaced; with none, the product as it is.</summary>
    /// <exception cref="InvalidOperationException">The text does not stand exactly once in the file, or the result does not compile.</exception>
    public byte[] Compile(Mutation? mutation)
    {
        var compilation = mutation is null ? _compilation : _compilation.ReplaceSyntaxTree(_trees[PathOf(mutation)], Mutated(mutation));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        return result.Success
            ? assembly.ToArray()
            : throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    private string PathOf(Mutation mutation) => _trees.Keys.Single(path => path.EndsWith($"/SupportConsole.Core/{mutation.File}", StringComparison.Ordinal));

    private SyntaxTree Mutated(Mutation mutation)
    {
        var tree = _trees[PathOf(mutation)];
        var source = tree.GetText().ToString();
        return source.Split(mutation.Original).Length == 2
            ? tree.WithChangedText(SourceText.From(source.Replace(mutation.Original, mutation.Replacement, StringComparison.Ordinal), Encoding.UTF8))
            : throw new InvalidOperationException($"'{mutation.Original}' does not stand exactly once in {mutation.File}: the rule was rewritten, rewrite its mutation too.");
    }

    private static string Text(MetadataReader reader, DocumentHandle document)
    {
        var blob = reader.GetCustomDebugInformation(document)
            .Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == EmbeddedSource)
            .Select(information => reader.GetBlobBytes(information.Value))
            .Single();

        // Four bytes of length, 0 when what follows is not compressed.
        using var bytes = new MemoryStream(blob, 4, blob.Length - 4);
        using Stream content = BitConverter.ToInt32(blob) == 0 ? bytes : new DeflateStream(bytes, CompressionMode.Decompress);
        using var text = new StreamReader(content, Encoding.UTF8);
        return text.ReadToEnd();
    }
}

/// <summary>One fault in the product's text.</summary>
/// <param name="File">Path within SupportConsole.Core.</param>
/// <param name="Original">Text that stands there once.</param>
/// <param name="Replacement">What a tired programmer would have written.</param>
internal sealed record Mutation(string File, string Original, string Replacement);
