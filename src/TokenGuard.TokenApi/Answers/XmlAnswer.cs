using System.Xml;

namespace TokenGuard.TokenApi.Answers;

/// <summary>An answer's XML as texts by path, such as <c>/ErrorResponse/Error/Code</c>; namespaces do not matter, DTDs are refused.</summary>
internal sealed class XmlAnswer
{
    private const int MaxDepth = 32;

    private readonly List<(string Path, string Text)> texts = [];

    private XmlAnswer()
    {
    }

    public IEnumerable<string> Texts(string path) => texts.Where(entry => entry.Path == path).Select(entry => entry.Text);

    public static XmlAnswer Read(byte[] body)
    {
        var answer = new XmlAnswer();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            answer.Read(reader);
        }
        catch (XmlException)
        {
            answer.texts.Clear();
        }

        return answer;
    }

    private void Read(XmlReader reader)
    {
        var path = new List<string>();
        while (reader.Read() && reader.Depth < MaxDepth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                path.RemoveRange(reader.Depth, path.Count - reader.Depth);
                path.Add(reader.LocalName);
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                texts.Add(("/" + string.Join('/', path.Take(reader.Depth)), reader.Value.Trim()));
            }
        }
    }
}
